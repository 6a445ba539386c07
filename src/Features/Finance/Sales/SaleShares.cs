using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Sales;

/// <summary>Who got what of a sale, read from the lines of its entries.</summary>
internal sealed class SaleShares(VillageDb db)
{
    /// <summary>Over its settlement and all later refunds. Whoever writes after this has read the sale before it, so
    /// that another posting in between shows in the sale's version.</summary>
    public async Task<PartyAmounts> PostedOf(SaleId sale, CancellationToken ct)
    {
        var lines = await db.JournalLines.AsNoTracking()
            .Where(line => line.SaleId == sale && PartyLines.AccountCodes.Contains(line.AccountCode))
            .Select(line => new { line.AccountCode, line.Amount.Fen }).ToListAsync(ct);
        return PartyLines.Read(lines.Select(line => (line.AccountCode, line.Fen)));
    }

    /// <summary>Of each of these postings.</summary>
    public async Task<IReadOnlyDictionary<long, PartyAmounts>> Of(
        IQueryable<SalePosting> postings, CancellationToken ct)
    {
        var lines = await (
            from posting in postings
            join line in db.JournalLines on posting.EntryId equals line.EntryId
            where line.SaleId == posting.SaleId && PartyLines.AccountCodes.Contains(line.AccountCode)
            select new { posting.Id, line.AccountCode, line.Amount.Fen }).ToListAsync(ct);
        return lines.GroupBy(line => line.Id).ToDictionary(
            group => group.Key, group => PartyLines.Read(group.Select(line => (line.AccountCode, line.Fen))));
    }

    /// <summary>The weights of the rule that was frozen at the sale; null for freight.</summary>
    public async Task<SplitWeights?> WeightsOf(Sale sale, CancellationToken ct) => sale.RevenueRuleId is { } id
        ? (await db.RevenueRules.AsNoTracking().SingleAsync(rule => rule.Id == id, ct)).Weights
        : null;
}
