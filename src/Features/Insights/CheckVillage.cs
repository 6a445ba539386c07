using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Features.Insights;

/// <summary>What a village lacks before its shop can open, in the order in which it is usually done.</summary>
public sealed class CheckVillage(VillageDb db)
{
    /// <summary>For each somebody has to be able to sign in.</summary>
    private static readonly (Duty Duty, OpeningNeed Need)[] Duties =
    [
        (Duty.KeepBooks, OpeningNeed.Treasurer), (Duty.Review, OpeningNeed.Reviewer),
        (Duty.SeeTrail, OpeningNeed.Supervisor), (Duty.Serve, OpeningNeed.StoreKeeper),
    ];

    public async Task<IReadOnlyList<OpeningNeed>> Run(CancellationToken ct)
    {
        var needs = new List<OpeningNeed>();
        await AddStaff(needs, ct);
        if (!await db.RevenueRules.AnyAsync(ct)) await AddRules(needs, ct);
        if (!await db.HouseholdPeople.AnyAsync(one => one.IsPayee, ct)) needs.Add(OpeningNeed.Households);
        if (!await db.Products.AnyAsync(one => one.IsOnSale, ct)) needs.Add(OpeningNeed.Products);
        if (!await db.FrontVersions.AnyAsync(ct)) needs.Add(OpeningNeed.Front);
        return needs;
    }

    private async Task AddRules(List<OpeningNeed> needs, CancellationToken ct)
    {
        var seated = await db.SeatHoldings.CountAsync(one => one.Until == null, ct);
        if (seated < Enum.GetValues<Seat>().Length) needs.Add(OpeningNeed.Seats);
        needs.Add(OpeningNeed.Rules);
    }

    private async Task AddStaff(List<OpeningNeed> needs, CancellationToken ct)
    {
        var roles = await db.Staff.AsNoTracking()
            .Where(one => one.State == StaffState.Active && db.Accounts.Any(account =>
                account.StaffId == one.Id && account.PasswordHash != null && account.FactorKey != null))
            .Select(one => one.Role).ToListAsync(ct);
        if (roles.Count < 2) needs.Add(OpeningNeed.SecondPerson);
        needs.AddRange(Duties.Where(one => !roles.Exists(role => role.May(one.Duty))).Select(one => one.Need));
    }
}

/// <summary>Something without which a shop can't open; a stable word.</summary>
public enum OpeningNeed
{
    /// <summary>Two people move money, so two have to be able to sign in.</summary>
    SecondPerson,

    Treasurer,
    Reviewer,
    Supervisor,
    StoreKeeper,

    /// <summary>Who speaks for farmers, enterprise and government, while there is no rule yet.</summary>
    Seats,

    /// <summary>Who gets what of a sale.</summary>
    Rules,

    Households,
    Products,

    /// <summary>What the shop is called, and whom its shoppers call.</summary>
    Front,

    /// <summary>Known to whoever runs the process.</summary>
    WeChat,
}
