using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>One sale, opened: its formula step by step, the rule that was frozen, what went back, who held it, and
/// every entry that it is in.</summary>
public sealed class GetSale(VillageDb db, TimeProvider clock)
{
    private readonly SaleShares shares = new(db);

    public Task<Outcome<SaleView>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Read(query, ct), ct);

    private async Task<Outcome<SaleView>> Read(Query query, CancellationToken ct)
    {
        var sale = await db.SalesOf(query.Number, query.Item).AsNoTracking().FirstOrDefaultAsync(ct);
        if (sale is null) return new SaleNotFound();
        var split = await shares.SplitOf(sale, ct);
        var maker = await db.Households.AsNoTracking().IgnoreAutoIncludes().Where(one => one.Id == sale.HouseholdId)
            .Select(one => new { one.Number, one.Name }).SingleOrDefaultAsync(ct);
        var holds = await db.HoldsOf([sale.Id], ct);
        return new SaleView(
            sale.Id, sale.Document, sale.Item, sale.Kind, sale.Title, sale.Quantity, sale.HouseholdId, maker?.Number,
            maker?.Name, sale.IsMemberSale, sale.StateAt(clock.GetUtcNow()), sale.OpenedAt, sale.DueAt, sale.SettledAt,
            FormulaOf(sale), await RuleOf(sale, ct),
            [.. split.Explain(sale.Net).Select(SplitStepView.Of)],
            NamedShares.Of(sale.IsSettled ? await shares.PostedOf(sale, split, ct) : split.Split(sale.Net)),
            await RefundsOf(sale, ct), [.. holds[sale.Id]], await PostingsOf(sale, ct));
    }

    private static SaleFormula FormulaOf(Sale sale) => new(
        sale.Gross, sale.Discount, sale.Paid, sale.RefundedBeforeSettlement, sale.RefundedAfterSettlement, sale.Net,
        sale.RefundsInFlight, SplitWords.Fee);

    private Task<RuleOfSale?> RuleOf(Sale sale, CancellationToken ct) => db.RevenueRules.AsNoTracking()
        .Where(rule => rule.Id == sale.RevenueRuleId)
        .Select(rule => new RuleOfSale(
            rule.Code, rule.Revision, rule.EffectiveFrom, rule.Approval.AgreementNo, rule.Approval.At))
        .SingleOrDefaultAsync(ct);

    /// <summary>Of freight: what went back with the goods of its document.</summary>
    private async Task<IReadOnlyList<RefundOfSale>> RefundsOf(Sale sale, CancellationToken ct)
    {
        var refunds = sale.Kind == SaleKind.Goods
            ? db.Refunds.Where(refund => refund.SaleId == sale.Id)
            : db.Refunds.Where(refund => refund.Freight.Fen > 0
                && db.Sales.Any(goods => goods.Id == refund.SaleId && goods.Document == sale.Document));
        return
        [
            .. (await refunds.AsNoTracking().OrderBy(refund => refund.Id).ToListAsync(ct))
                .Select(refund => new RefundOfSale(
                    refund.OutRefundNo, sale.Kind == SaleKind.Goods ? refund.Parts.Goods : refund.Parts.Freight,
                    refund.Reason, refund.Status, refund.People.MadeAt, refund.SucceededAt)),
        ];
    }

    private async Task<IReadOnlyList<PostingOfSale>> PostingsOf(Sale sale, CancellationToken ct)
    {
        var postings = await (
            from posting in db.SalePostings.AsNoTracking()
            join entry in db.JournalEntries on posting.EntryId equals entry.Id
            where posting.SaleId == sale.Id
            orderby posting.Generation
            select new { Posting = posting, entry.BusinessKey, entry.Summary }).ToListAsync(ct);
        var parts = await shares.Of(db.SalePostings.Where(posting => posting.SaleId == sale.Id), ct);
        return
        [
            .. postings.Select(one => new PostingOfSale(
                one.Posting.Generation, one.Posting.At, one.Posting.Net, NamedShares.Of(parts[one.Posting.Id]),
                one.Posting.OutRefundNo, one.Posting.EntryId, one.BusinessKey, one.Summary)),
        ];
    }

    /// <param name="Number">Of the document, which is an order.</param>
    /// <param name="Item">Its place in the document; 0 for the freight.</param>
    public sealed record Query(string Number, int Item);
}
