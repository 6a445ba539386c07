using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>By how much a unit of work changes the kept balances: one sum a row, added at its very end.</summary>
/// <remarks>Everybody who is paid through WeChat waits for the same two rows. They are taken last, so that nobody is
/// waited for longer than a commit takes, and in the same order by all, so that nobody waits in a circle.</remarks>
internal sealed class UnsentBalances(VillageDb db)
{
    private const int RowsAStatement = 200;
    private const int Width = 6;

    private static readonly string[] Key = ["cooperative_id", "account_code", "household_id", "period_id"];
    private static readonly string[] Sums = ["debit_fen", "credit_fen"];

    private readonly SortedDictionary<Row, (long Debit, long Credit)> changes = [];

    public void Add(JournalEntry entry)
    {
        foreach (var line in entry.Lines)
        {
            var row = new Row(
                line.AccountCode, (line.HouseholdId ?? AccountBalance.NoHousehold).Value, entry.PeriodId.Value);
            var (debit, credit) = changes.GetValueOrDefault(row);
            var fen = line.Amount.Fen;
            changes[row] = fen > 0 ? (debit + fen, credit) : (debit, credit - fen);
        }
    }

    /// <summary>Debits minus credits of what isn't sent yet, by household.</summary>
    public Dictionary<HouseholdId, Money> ByHousehold(Account account) => changes
        .Where(change => change.Key.AccountCode == account.Code)
        .GroupBy(change => new HouseholdId(change.Key.Household))
        .ToDictionary(group => group.Key, group => new Money(group.Sum(one => one.Value.Debit - one.Value.Credit)));

    public void Clear() => changes.Clear();

    public async Task Send(CancellationToken ct)
    {
        foreach (var part in changes.Chunk(RowsAStatement))
        {
            var values = part.SelectMany(change => new object[]
            {
                db.Tenant.Id.Value, change.Key.AccountCode, change.Key.Household, change.Key.Period,
                change.Value.Debit, change.Value.Credit,
            });
            _ = await db.Database.ExecuteSqlRawAsync(Sql(part.Length), values, ct);
        }
    }

    private string Sql(int rows)
    {
        var sql = new StringBuilder(
            $"INSERT INTO account_balances ({string.Join(',', Key)},{string.Join(',', Sums)}) VALUES ");
        for (var place = 0; place < rows * Width; place++)
        {
            sql.Append(place % Width > 0 ? "," : place == 0 ? "(" : "),(");
            sql.Append(CultureInfo.InvariantCulture, $"{{{place}}}");
        }

        return sql.Append(") ").Append(db.Engine.AddToWhatIsThere(Key, Sums)).ToString();
    }

    private readonly record struct Row(string AccountCode, long Household, long Period) : IComparable<Row>
    {
        public int CompareTo(Row other)
        {
            var byCode = string.CompareOrdinal(AccountCode, other.AccountCode);
            if (byCode != 0) return byCode;
            var byHousehold = Household.CompareTo(other.Household);
            return byHousehold != 0 ? byHousehold : Period.CompareTo(other.Period);
        }
    }
}
