using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;

namespace VillageCloud.TestKit;

public static class Shares
{
    /// <summary>Every posting of goods, in the order of posting, with what the lines of its entry gave each party.
    /// </summary>
    public static async Task<IReadOnlyList<(SalePosting Posting, PartyShares Parts)>> PostedShares(this VillageDb db)
    {
        var parties = await db.Parties.AsNoTracking().ToDictionaryAsync(party => party.Id);
        var lines = await (
            from posting in db.SalePostings.AsNoTracking()
            where posting.HouseholdId != null
            join line in db.JournalLines on posting.EntryId equals line.EntryId
            where line.SaleId == posting.SaleId && line.PartyId != null
            select new { Posting = posting, Party = line.PartyId!.Value, line.Amount.Fen }).ToListAsync();
        return
        [
            .. lines.GroupBy(line => line.Posting.Id).OrderBy(of => of.Key).Select(of => (
                of.First().Posting,
                PartyShares.Of(of.Select(line => new PartyShare(parties[line.Party], new(-line.Fen)))))),
        ];
    }
}
