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

    public async Task<ISplit> SplitOfFreight(CancellationToken ct) =>
        new WholeSplit(await db.Parties.AsNoTracking().SingleAsync(party => party.Kind == PartyKind.Platform, ct));
}
