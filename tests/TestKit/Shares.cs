using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;

namespace VillageCloud.TestKit;

public static class Shares
{
    /// <summary>Every posting of goods, in the order of posting, with what the lines of its entry gave each party.
    /// </summary>
    public static async Task<IReadOnlyList<(SalePosting Posting, PartyAmounts Parts)>> PostedShares(this VillageDb db)
    {
        var lines = await (
            from posting in db.SalePostings.AsNoTracking()
            where posting.HouseholdId != null
            join line in db.JournalLines on posting.EntryId equals line.EntryId
            where line.SaleId == posting.SaleId && PartyLines.AccountCodes.Contains(line.AccountCode)
            select new { Posting = posting, line.AccountCode, line.Amount.Fen }).ToListAsync();
        return
        [
            .. lines.GroupBy(line => line.Posting.Id).OrderBy(group => group.Key).Select(group =>
                (group.First().Posting, PartyLines.Read(group.Select(line => (line.AccountCode, line.Fen))))),
        ];
    }
}
