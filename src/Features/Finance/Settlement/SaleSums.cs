using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Sales together.</summary>
public sealed record SaleSums(int Sales, Money Paid, Money Refunded)
{
    public static readonly SaleSums Nothing = new(0, Money.Zero, Money.Zero);

    /// <summary>What they are worth after all refunds that came through.</summary>
    public Money Net => Paid - Refunded;

    internal static SaleSums Of(IEnumerable<SaleSums> all) => all.Aggregate(
        Nothing, static (sum, one) => new(sum.Sales + one.Sales, sum.Paid + one.Paid, sum.Refunded + one.Refunded));
}

/// <summary>When sales fall due next.</summary>
/// <param name="At">The first of them.</param>
/// <param name="Sales">So many on that Beijing day.</param>
public sealed record NextDue(DateTimeOffset At, int Sales);

internal static class SaleSumsQuery
{
    /// <summary>Of each state that has any; counted by the database.</summary>
    public static async Task<IReadOnlyDictionary<SaleState, SaleSums>> SumsOf(
        this VillageDb db, IQueryable<Sale> sales, DateTimeOffset now, CancellationToken ct)
    {
        var sums = await sales.GroupBy(SaleStates.At(now)).Select(group => new
        {
            group.Key,
            Sales = group.Count(),
            Paid = group.Sum(sale => sale.Paid.Fen),
            Refunded = group.Sum(sale => sale.RefundedBeforeSettlement.Fen + sale.RefundedAfterSettlement.Fen),
        }).ToListAsync(ct);
        return sums.ToDictionary(
            sum => (SaleState)sum.Key, sum => new SaleSums(sum.Sales, new(sum.Paid), new(sum.Refunded)));
    }

    /// <summary>The end of a window, or of a hold that is longer. What only a person lets go has no day.</summary>
    public static async Task<NextDue?> NextDue(this VillageDb db, DateTimeOffset now, CancellationToken ct)
    {
        var days = db.Sales
            .Where(sale => sale.SettledAt == null && sale.DueAt != null
                && (sale.HeldAt == null || sale.HeldUntil != null))
            .Select(sale => sale.HeldUntil > sale.DueAt ? sale.HeldUntil : sale.DueAt).Where(at => at > now);
        if (await days.MinAsync(ct) is not { } first) return null;
        var end = BeijingTime.EndOf(BeijingTime.DayOf(first));
        return new(first, await days.CountAsync(at => at < end, ct));
    }

    /// <summary>The holds of these sales, each the oldest first.</summary>
    public static async Task<ILookup<SaleId, HoldView>> HoldsOf(
        this VillageDb db, IReadOnlyCollection<SaleId> sales, CancellationToken ct)
    {
        var holds = await db.SaleHolds.AsNoTracking().Where(hold => sales.Contains(hold.SaleId))
            .OrderBy(hold => hold.At).ThenBy(hold => hold.Id).ToListAsync(ct);
        var names = holds.Count == 0
            ? new Dictionary<StaffId, string>()
            : await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        return holds.ToLookup(hold => hold.SaleId, hold => HoldView.Of(hold, names));
    }
}
