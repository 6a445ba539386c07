using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Sales whose after-sales window is over, with no refund open: each is split among its parties.</summary>
internal sealed class DueSales(VillageDb db, Books books, Worklist list, TimeProvider clock)
{
    /// <summary>What one transaction takes: few enough to stay small in memory and quick to repeat, many enough that
    /// the commit doesn't count.</summary>
    public const int Chunk = 10_000;

    /// <summary>Under which what couldn't be settled is counted and postponed, by its id.</summary>
    public static readonly Worklist.List List = new("settlement", "结算订单行");

    /// <summary>The first of them, but for those that are postponed; inside a unit of work.</summary>
    /// <param name="most">At most so many.</param>
    public async Task<Outcome<SettlementSum>> Settle(int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await Now(now, await Postponed(ct)).Take(most).ToListAsync(ct);
        if (due.Count == 0) return SettlementSum.Nothing;

        var rules = await db.RevenueRules.AsNoTracking().ToDictionaryAsync(rule => rule.Id, ct);
        var freight = await new SaleShares(db).SplitOfFreight(ct);
        var split = due.ConvertAll(sale => new Split(
            sale, sale.Settle(sale.RevenueRuleId is { } rule ? rules[rule] : freight, now)));
        // Refunded whole inside the window: nothing to share, and an entry without amounts doesn't exist.
        db.Sales.UpdateRange(split.Where(static one => one.Sale.Net.IsZero).Select(static one => one.Sale));
        await Post(split.FindAll(static one => !one.Sale.Net.IsZero), now, ct);
        return split.Aggregate(SettlementSum.Nothing, static (sum, one) => sum.And(one.Sale, one.Parts));
    }

    /// <summary>By what it would be postponed; null when nothing is due.</summary>
    public async Task<string?> First(CancellationToken ct) =>
        await Now(clock.GetUtcNow(), await Postponed(ct)).FirstOrDefaultAsync(ct) is { } due
            ? due.Id.Value.ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether what had trouble is still to be settled.</summary>
    public Task<bool> IsOpen(string number, CancellationToken ct)
    {
        var id = IdOf(number);
        return db.Sales.AnyAsync(sale => sale.Id == id && sale.SettledAt == null, ct);
    }

    private async Task Post(List<Split> split, DateTimeOffset now, CancellationToken ct)
    {
        var period = await books.PeriodFor(now, ct);
        var entries = split.ConvertAll(one => books.EntryOf(SaleSettled.Entry(one.Sale, one.Parts), period, now));
        var ids = await books.PostAll(entries, ct);
        var postings = split.Zip(
            entries, (one, entry) => new SalePosting(one.Sale, one.Sale.Net, entry, outRefundNo: null, now)).ToList();
        await db.InsertPostings(postings, ids, now, ct);
    }

    private IQueryable<Sale> Now(DateTimeOffset now, SaleId[] postponed)
    {
        var due = db.Sales.AsNoTracking().DueAt(now);
        if (postponed.Length > 0) due = due.Where(sale => !postponed.Contains(sale.Id));
        return due.OrderBy(sale => sale.DueAt).ThenBy(sale => sale.Id);
    }

    private async Task<SaleId[]> Postponed(CancellationToken ct) =>
        [.. (await list.Postponed(List, ct)).Select(IdOf)];

    private static SaleId IdOf(string number) => new(long.Parse(number, CultureInfo.InvariantCulture));

    private readonly record struct Split(Sale Sale, PartyShares Parts);
}
