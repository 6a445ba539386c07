using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Audit;

/// <summary>Every kept balance equals the sum of its journal lines (money I13), debits and credits each, and says how
/// many they are: of accounts, and of households where the account asks for one.</summary>
internal sealed class BalanceCheck(VillageDb db)
{
    public async Task<IReadOnlyList<string>> Problems(CancellationToken ct)
    {
        var lines = await Lines(ct);
        var households = await db.HouseholdBalances.AsNoTracking().ToDictionaryAsync(
            static row => new Place(row.AccountCode, row.HouseholdId, row.PeriodId),
            static row => new Sides(row.Debit, row.Credit, row.LineCount), ct);
        var accounts = await db.AccountBalances.AsNoTracking().ToDictionaryAsync(
            static row => new Place(row.AccountCode, null, row.PeriodId),
            static row => new Sides(row.Debit, row.Credit, row.LineCount), ct);
        return
        [
            .. Problems(accounts, Sums(lines, static place => place with { HouseholdId = null })),
            .. Problems(
                households,
                Sums(lines.Where(static line => line.Place.HouseholdId is not null), static place => place)),
        ];
    }

    private static IEnumerable<string> Problems(Dictionary<Place, Sides> kept, Dictionary<Place, Sides> sums) =>
        from place in kept.Keys.Union(sums.Keys)
        let told = kept.GetValueOrDefault(place)
        let sum = sums.GetValueOrDefault(place)
        where told != sum
        orderby place.AccountCode, place.HouseholdId?.Value, place.PeriodId.Value
        select $"{place}记{told}，分录合计{sum}";

    private static Dictionary<Place, Sides> Sums(
        IEnumerable<(Place Place, Sides Sides)> lines, Func<Place, Place> whose) => lines
        .GroupBy(line => whose(line.Place))
        .ToDictionary(same => same.Key, same => same.Aggregate(
            default(Sides), static (sum, line) => sum + line.Sides));

    private async Task<List<(Place Place, Sides Sides)>> Lines(CancellationToken ct)
    {
        var sides = await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            group line.Amount.Fen by new
            {
                line.AccountCode, line.HouseholdId, entry.PeriodId, IsDebit = line.Amount.Fen > 0,
            }
            into side
            select new { side.Key, Fen = side.Sum(), Lines = side.Count() }).ToListAsync(ct);
        return sides.ConvertAll(side => (
            new Place(side.Key.AccountCode, side.Key.HouseholdId, side.Key.PeriodId),
            side.Key.IsDebit
                ? new Sides(new(side.Fen), Money.Zero, side.Lines)
                : new Sides(Money.Zero, new(-side.Fen), side.Lines)));
    }

    private readonly record struct Sides(Money Debit, Money Credit, int Lines)
    {
        public static Sides operator +(Sides one, Sides other) =>
            new(one.Debit + other.Debit, one.Credit + other.Credit, one.Lines + other.Lines);

        public override string ToString() => $"借 {Debit} 元、贷 {Credit} 元、共 {Lines} 行";
    }

    private readonly record struct Place(string AccountCode, HouseholdId? HouseholdId, PeriodId PeriodId)
    {
        public override string ToString() =>
            $"科目 {AccountCode} {(HouseholdId is { } whose ? $"农户 {whose.Value} " : "")}第 {PeriodId.Value} 账期";
    }
}
