using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>By how much a unit of work changes the kept balances: one sum a row, added at its very end.</summary>
/// <remarks>Everybody who is paid through WeChat waits for the same rows of accounts. They are taken last, after those
/// of households, so that nobody is waited for longer than a commit takes, and in the same order by all, so that
/// nobody waits in a circle.</remarks>
internal sealed class UnsentBalances(VillageDb db)
{
    private const int RowsAStatement = 200;

    private static readonly string[] OfAccounts = ["cooperative_id", "account_code", "period_id"];
    private static readonly string[] OfHouseholds = ["cooperative_id", "account_code", "household_id", "period_id"];
    private static readonly string[] Added = ["debit_fen", "credit_fen", "line_count"];

    private readonly SortedDictionary<Row, Sums> changes = [];

    public void Add(JournalEntry entry)
    {
        foreach (var line in entry.Lines)
        {
            var row = new Row(line.AccountCode, line.HouseholdId?.Value ?? 0, entry.PeriodId.Value);
            changes[row] = changes.GetValueOrDefault(row) + Sums.Of(line.Amount.Fen);
        }
    }

    /// <summary>Debits minus credits of what isn't sent yet, by household; of none where the account asks for none.
    /// </summary>
    public Dictionary<HouseholdId, Money> ByHousehold(Account account) => changes
        .Where(change => change.Key.AccountCode == account.Code)
        .GroupBy(change => new HouseholdId(change.Key.Household))
        .ToDictionary(group => group.Key, group => new Money(group.Sum(one => one.Value.Debit - one.Value.Credit)));

    public void Clear() => changes.Clear();

    public async Task Send(CancellationToken ct)
    {
        var households = changes.Where(static change => change.Key.Household > 0).Select(change => Values(
            change.Value, change.Key.AccountCode, change.Key.Household, change.Key.Period));
        await Send("household_balances", OfHouseholds, households, ct);
        var accounts = changes.GroupBy(static change => (change.Key.AccountCode, change.Key.Period))
            .OrderBy(static all => all.Key.AccountCode, StringComparer.Ordinal).ThenBy(static all => all.Key.Period)
            .Select(all => Values(
                all.Aggregate(default(Sums), static (sum, one) => sum + one.Value), all.Key.AccountCode,
                all.Key.Period));
        await Send("account_balances", OfAccounts, accounts, ct);
    }

    private object[] Values(Sums sums, params IEnumerable<object> key) =>
        [db.Tenant.Id.Value, .. key, sums.Debit, sums.Credit, sums.Lines];

    private async Task Send(string table, string[] key, IEnumerable<object[]> rows, CancellationToken ct)
    {
        foreach (var part in rows.Chunk(RowsAStatement))
            _ = await db.Database.ExecuteSqlRawAsync(Sql(table, key, part.Length), part.SelectMany(row => row), ct);
    }

    private string Sql(string table, string[] key, int rows)
    {
        var width = key.Length + Added.Length;
        var sql = new StringBuilder(
            $"INSERT INTO {table} ({string.Join(',', key)},{string.Join(',', Added)}) VALUES ");
        for (var place = 0; place < rows * width; place++)
        {
            sql.Append(place % width > 0 ? "," : place == 0 ? "(" : "),(");
            sql.Append(CultureInfo.InvariantCulture, $"{{{place}}}");
        }

        return sql.Append(") ").Append(db.Engine.AddToWhatIsThere(key, Added)).ToString();
    }

    private readonly record struct Sums(long Debit, long Credit, int Lines)
    {
        public static Sums Of(long fen) => new(Math.Max(fen, 0), Math.Max(-fen, 0), 1);

        public static Sums operator +(Sums one, Sums other) =>
            new(checked(one.Debit + other.Debit), checked(one.Credit + other.Credit), one.Lines + other.Lines);
    }

    /// <param name="Household">0 where the account asks for none.</param>
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
