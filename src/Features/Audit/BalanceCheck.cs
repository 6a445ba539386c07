using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Audit;

/// <summary>Every kept balance equals the sum of its journal lines (money I13), debits and credits each.</summary>
internal sealed class BalanceCheck(VillageDb db)
{
    public async Task<IReadOnlyList<string>> Problems(CancellationToken ct)
    {
        var sums = await Sums(ct);
        var kept = (await db.AccountBalances.AsNoTracking().ToListAsync(ct)).ToDictionary(
            static row => new Place(row.AccountCode, row.HouseholdId, row.PeriodId),
            static row => (row.Debit, row.Credit));
        return
        [
            .. from key in kept.Keys.Union(sums.Keys)
                let told = kept.GetValueOrDefault(key)
                let sum = sums.GetValueOrDefault(key)
                where told != sum
                orderby key.AccountCode, key.HouseholdId.Value, key.PeriodId.Value
                select $"科目 {key.AccountCode}{Holder(key.HouseholdId)}第 {key.PeriodId.Value} 账期记借 {told.Debit} 元、"
                    + $"贷 {told.Credit} 元，分录合计借 {sum.Debit} 元、贷 {sum.Credit} 元",
        ];
    }

    private async Task<Dictionary<Place, (Money Debit, Money Credit)>> Sums(CancellationToken ct)
    {
        var sides = await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            group line.Amount.Fen by new
            {
                line.AccountCode, line.HouseholdId, entry.PeriodId, IsDebit = line.Amount.Fen > 0,
            }
            into side
            select new { side.Key, Fen = side.Sum() }).ToListAsync(ct);
        return sides
            .GroupBy(side => new Place(
                side.Key.AccountCode, side.Key.HouseholdId ?? AccountBalance.NoHousehold, side.Key.PeriodId))
            .ToDictionary(
                group => group.Key,
                group => (
                    new Money(group.Where(side => side.Key.IsDebit).Sum(side => side.Fen)),
                    new Money(-group.Where(side => !side.Key.IsDebit).Sum(side => side.Fen))));
    }

    private static string Holder(HouseholdId household) =>
        household == AccountBalance.NoHousehold ? "" : $"农户 {household.Value} ";

    private readonly record struct Place(string AccountCode, HouseholdId HouseholdId, PeriodId PeriodId);
}
