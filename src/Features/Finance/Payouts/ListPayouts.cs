using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

public enum PayoutsShown
{
    All,

    /// <summary>Not paid, and nobody has drafted it again.</summary>
    Failed,

    /// <summary>Sent off and without an end.</summary>
    Open,

    /// <summary>To a payee at which the household's last payment did not arrive: another one, or the first ever.
    /// </summary>
    News,
}

/// <summary>The payouts of one batch, by household number unless asked otherwise.</summary>
public sealed class ListPayouts(VillageDb db)
{
    private static readonly Sort ByHousehold = new(nameof(PayoutView.HouseholdNumber));

    private static readonly SortKeys<Joined> Keys = new SortKeys<Joined>()
        .With(nameof(PayoutView.HouseholdNumber), row => row.Household.Number)
        .With(nameof(PayoutView.HouseholdName), row => row.Household.Name)
        .With(nameof(PayoutView.Amount), row => row.Payout.Amount.Fen)
        .With(nameof(PayoutView.Status), row => row.Payout.Status);

    public async Task<Outcome<Page<PayoutView>>> Run(Query query, CancellationToken ct)
    {
        var rows = Rows(query);
        var sorted = Keys.Order(rows, query.Page.Sort ?? ByHousehold);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await rows.CountAsync(ct);
        var found = await sorted.Value.ThenBy(row => row.Payout.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(row => row.Payout).ToListAsync(ct);
        return new Page<PayoutView>(await PayoutView.Of(db, found, ct), total);
    }

    /// <summary>How many of the batch each part holds, of what is searched for.</summary>
    public async Task<IReadOnlyDictionary<PayoutsShown, int>> Count(Query query, CancellationToken ct)
    {
        var counts = new Dictionary<PayoutsShown, int>();
        foreach (var part in Enum.GetValues<PayoutsShown>())
            counts[part] = await Rows(query with { Show = part }).CountAsync(ct);
        return counts;
    }

    private IQueryable<Joined> Rows(Query query)
    {
        var rows =
            from payout in Wanted(db.Payouts.AsNoTracking().Where(one => one.BatchId == query.BatchId), query.Show)
            join household in db.Households.AsNoTracking().IgnoreAutoIncludes()
                on payout.HouseholdId equals household.Id
            select new Joined { Payout = payout, Household = household };
        return query.Search?.Trim() is not { Length: > 0 } text ? rows : rows.Where(row =>
            row.Household.Name.Contains(text) || row.Payout.OutBillNo.Contains(text)
            || row.Payout.Target.PayeeName.Contains(text));
    }

    private static IQueryable<Payout> Wanted(IQueryable<Payout> payouts, PayoutsShown shown) => shown switch
    {
        PayoutsShown.Failed => payouts.Where(one =>
            one.Status == PayoutStatus.Failed && one.ReplacedInId == null),
        PayoutsShown.Open => payouts.Where(one =>
            one.Status == PayoutStatus.Submitted || one.Status == PayoutStatus.WaitingForPayee),
        PayoutsShown.News => payouts.Where(one => one.PayeeNews != PayeeNews.Same),
        _ => payouts,
    };

    /// <param name="Search">Part of the household's or the payee's name, or of the payout's number.</param>
    public sealed record Query(
        PageQuery Page, PayoutBatchId BatchId, PayoutsShown Show = PayoutsShown.All, string? Search = null);

    private sealed class Joined
    {
        public required Payout Payout { get; init; }

        public required Household Household { get; init; }
    }
}
