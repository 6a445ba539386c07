using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;

namespace VillageCloud.Features.Audit;

/// <summary>Whether sales, their postings and the journal tell the same (money I15).</summary>
internal sealed class SaleCheck(VillageDb db)
{
    private const int Most = 5;

    public async Task<IReadOnlyList<string>> Problems(CancellationToken ct) =>
        [.. await PostingsWithOtherEntries(ct), .. await SalesWithOtherPostings(ct)];

    /// <summary>What its entry gives the parties of the sale is the net of the posting.</summary>
    private async Task<IEnumerable<string>> PostingsWithOtherEntries(CancellationToken ct)
    {
        // The other side of the entry: where the money waited, or where it went out to the shopper.
        string[] others = [Account.PendingSales.Code, Account.WeChatBasic.Code];
        var differing = await (
            from posting in db.SalePostings
            let given = db.JournalLines.Where(line => line.EntryId == posting.EntryId
                && line.SaleId == posting.SaleId && !others.Contains(line.AccountCode)).Sum(line => -line.Amount.Fen)
            where given != posting.Net.Fen
            orderby posting.Id
            select posting.SaleId).Take(Most).ToListAsync(ct);
        return differing.Select(sale => $"售出 {sale.Value} 的一次清分与分录不符");
    }

    /// <summary>What was posted of a settled sale is what is left of it.</summary>
    private async Task<IEnumerable<string>> SalesWithOtherPostings(CancellationToken ct)
    {
        var differing = await (
            from sale in db.Sales
            where sale.SettledAt != null
            let posted = db.SalePostings.Where(posting => posting.SaleId == sale.Id).Sum(posting => posting.Net.Fen)
            where posted != sale.Paid.Fen - sale.RefundedBeforeSettlement.Fen - sale.RefundedAfterSettlement.Fen
            orderby sale.Id
            select sale.Id).Take(Most).ToListAsync(ct);
        return differing.Select(sale => $"售出 {sale.Value} 的清分加起来不是净额");
    }
}
