using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Sales;

/// <summary>Who got what of a sale, read from the lines of its entries.</summary>
internal sealed class SaleShares(VillageDb db)
{
    /// <summary>Over its settlement and all later refunds. Whoever writes after this has read the sale before it, so
    /// that another posting in between shows in the sale's version.</summary>
    public async Task<PartyShares> PostedOf(Sale sale, ISplit split, CancellationToken ct)
    {
        var lines = await db.JournalLines.AsNoTracking()
            .Where(line => line.SaleId == sale.Id && line.PartyId != null)
            .Select(line => new { Party = line.PartyId!.Value, line.Amount.Fen }).ToListAsync(ct);
        return split.SharesOf(lines.GroupBy(line => line.Party)
            .ToDictionary(of => of.Key, of => new Money(-of.Sum(line => line.Fen))));
    }

    /// <summary>As above, of each of these that was posted.</summary>
    public async Task<IReadOnlyDictionary<SaleId, PartyShares>> PostedOf(
        IReadOnlyCollection<SaleId> sales, CancellationToken ct)
    {
        if (sales.Count == 0) return new Dictionary<SaleId, PartyShares>();
        var parties = await db.Parties.AsNoTracking().ToDictionaryAsync(party => party.Id, ct);
        var lines = await db.JournalLines.AsNoTracking()
            .Where(line => line.SaleId != null && sales.Contains(line.SaleId.Value) && line.PartyId != null)
            .Select(line => new { Sale = line.SaleId!.Value, Party = line.PartyId!.Value, line.Amount.Fen })
            .ToListAsync(ct);
        return lines.GroupBy(line => line.Sale).ToDictionary(
            of => of.Key, of => PartyShares.Of(of.Select(line => new PartyShare(parties[line.Party], new(-line.Fen)))));
    }

    /// <summary>Of each of these postings.</summary>
    public async Task<IReadOnlyDictionary<long, PartyShares>> Of(
        IQueryable<SalePosting> postings, CancellationToken ct)
    {
        var parties = await db.Parties.AsNoTracking().ToDictionaryAsync(party => party.Id, ct);
        var lines = await (
            from posting in postings
            join line in db.JournalLines on posting.EntryId equals line.EntryId
            where line.SaleId == posting.SaleId && line.PartyId != null
            select new { posting.Id, Party = line.PartyId!.Value, line.Amount.Fen }).ToListAsync(ct);
        return lines.GroupBy(line => line.Id).ToDictionary(
            of => of.Key, of => PartyShares.Of(of.Select(line => new PartyShare(parties[line.Party], new(-line.Fen)))));
    }

    /// <summary>By the rule that was frozen at the sale; freight goes to the platform whole.</summary>
    public async Task<ISplit> SplitOf(Sale sale, CancellationToken ct) => sale.RevenueRuleId is { } id
        ? await db.RevenueRules.AsNoTracking().SingleAsync(rule => rule.Id == id, ct)
        : await SplitOfFreight(ct);

    /// <summary>As <see cref="SplitOf"/>, for many: all rules are read once.</summary>
    public async Task<Func<Sale, ISplit>> Splits(CancellationToken ct)
    {
        var rules = await db.RevenueRules.AsNoTracking().ToDictionaryAsync(rule => rule.Id, ct);
        var freight = await SplitOfFreight(ct);
        return sale => sale.RevenueRuleId is { } id ? rules[id] : freight;
    }

    public async Task<ISplit> SplitOfFreight(CancellationToken ct) =>
        new WholeSplit(await db.Parties.AsNoTracking().SingleAsync(party => party.Kind == PartyKind.Platform, ct));
}
