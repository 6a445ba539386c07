using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Settlement;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Benchmarks.Statements;

/// <summary>Years of a village whose every sale is settled: each household sells some things each month, split by one
/// rule. Sales, postings, entries, lines and kept balances as the features would have left them, put in by bulk.
/// </summary>
internal sealed class LongHistory
{
    public const int SalesAMonth = 14;
    private const int FirstNumber = 1_000;
    private const long LeastFen = 1_000;
    private const long SpreadFen = 50_000;

    private static readonly string[] HouseholdColumns =
    [
        "id", "cooperative_id", "number", "name", "is_member", "version", "contribution_fen", "reserve_share_fen",
        "subsidy_share_fen",
    ];

    private static readonly string[] PeriodColumns =
        ["id", "cooperative_id", "first_day", "last_day", "status", "version"];

    private static readonly string[] SaleColumns =
    [
        "id", "cooperative_id", "kind", "document", "item", "title", "quantity", "household_id", "revenue_rule_id",
        "is_member_sale", "gross_fen", "discount_fen", "paid_fen", "opened_at", "due_at", "settled_at", "open_refunds",
        "refunds_in_flight_fen", "refunded_before_settlement_fen", "refunded_after_settlement_fen", "times_posted",
        "version",
    ];

    private static readonly string[] EntryColumns =
        ["id", "cooperative_id", "business_key", "kind", "subject", "period_id", "effective_at", "summary"];

    private static readonly string[] LineColumns =
        ["entry_id", "sequence", "cooperative_id", "account_code", "household_id", "sale_id", "amount_fen", "party_id"];

    private static readonly string[] PostingColumns =
    [
        "id", "cooperative_id", "sale_id", "generation", "entry_id", "household_id", "is_member_sale", "period_id",
        "at", "net_fen",
    ];

    private static readonly string[] BalanceColumns =
        ["cooperative_id", "account_code", "household_id", "period_id", "debit_fen", "credit_fen"];

    private readonly Dictionary<(string Account, long Household), (long Debit, long Credit)> balances = [];
    private readonly RevenueRule rule;
    private readonly DateOnly thisMonth;
    private readonly long before;
    private readonly long periodsBefore;
    private readonly int households;
    private readonly int months;

    private LongHistory(Start start, int households, int months)
    {
        (rule, thisMonth, before, periodsBefore) = start;
        this.households = households;
        this.months = months;
    }

    /// <summary>Entries and their lines.</summary>
    public long JournalRows { get; private set; }

    /// <summary>Puts it into a fresh village, into the months before the one that runs.</summary>
    public static async Task<LongHistory> Live(BenchVillage village, int households, int months, CancellationToken ct)
    {
        var history = new LongHistory(await village.Look(db => Look(db, ct)), households, months);
        await using var store = await BulkStore.Open(village.Settings, ct);
        await store.Begin(ct);
        await store.Write("households", HouseholdColumns, history.WriteHouseholds, ct);
        await store.Write("accounting_periods", PeriodColumns, history.WritePeriods, ct);
        await store.Commit(ct);
        for (var month = 0; month < months; month++) await history.Live(month, store, ct);
        return history;
    }

    public HouseholdId Household(int index) => new(FirstNumber + index);

    public PeriodId Period(int month) => new(periodsBefore + 1 + month);

    /// <summary>What the rule gives a household of its own sales of one month.</summary>
    public Money Earned(int household, int month) => Money.Sum(
        Sales(household, month).Select(sale => rule.Split(Net(sale)).Of(PartyKind.Household)));

    private static async Task<Start> Look(VillageDb db, CancellationToken ct) => new(
        await db.RevenueRules.AsNoTracking().FirstAsync(one => one.Code == DemoVillage.CraftRule, ct),
        BeijingTime.DayOf(TimeProvider.System.GetUtcNow()) is var today ? new(today.Year, today.Month, 1) : default,
        (await db.JournalEntries.MaxAsync(static entry => entry.Id, ct)).Value,
        (await db.Periods.MaxAsync(static period => period.Id, ct)).Value);

    private static Money Net(long sale) => new(LeastFen + (sale * 7_919 % SpreadFen));

    private IEnumerable<long> Sales(int household, int month)
    {
        var first = (((long)month * households) + household) * SalesAMonth;
        for (var place = 1; place <= SalesAMonth; place++) yield return first + place;
    }

    private IEnumerable<(int Household, long Sale)> Sales(int month) =>
        Enumerable.Range(0, households).SelectMany(
            household => Sales(household, month).Select(sale => (household, sale)));

    private DateOnly DayOf(int month) => thisMonth.AddMonths(month - months);

    private DateTimeOffset At(int month) => BeijingTime.StartOf(DayOf(month)).AddHours(34);

    /// <summary>Each sale's entry, and after them the one that brought the month's money.</summary>
    private long EntryOf(long sale, int month) => before + sale + month;

    private async Task Live(int month, BulkStore store, CancellationToken ct)
    {
        balances.Clear();
        await store.Begin(ct);
        await store.Write("sales", SaleColumns, rows => WriteSales(rows, month), ct);
        await store.Write("journal_entries", EntryColumns, rows => WriteEntries(rows, month), ct);
        await store.Write("journal_lines", LineColumns, rows => WriteLines(rows, month), ct);
        await store.Write("sale_postings", PostingColumns, rows => WritePostings(rows, month), ct);
        await store.Write("account_balances", BalanceColumns, rows => WriteBalances(rows, month), ct);
        await store.Commit(ct);
    }

    private void WriteHouseholds(IRowWriter rows)
    {
        for (var at = 0; at < households; at++)
        {
            var id = Household(at).Value;
            rows.Add(id).Add(1).Add(id).Add($"第 {id} 户").Add(1).Add(0).Add(0).Add(0).Add(0).End();
        }
    }

    private void WritePeriods(IRowWriter rows)
    {
        for (var month = 0; month < months; month++)
        {
            var first = DayOf(month);
            rows.Add(Period(month).Value).Add(1).Add($"{first:yyyy-MM-dd}")
                .Add($"{first.AddMonths(1).AddDays(-1):yyyy-MM-dd}").Add(nameof(PeriodStatus.Open)).Add(0).End();
        }
    }

    private void WriteSales(IRowWriter rows, int month)
    {
        var at = At(month);
        foreach (var (household, sale) in Sales(month))
        {
            rows.Add(sale).Add(1).Add("Goods").Add($"D{sale:0000000000000000000000000}").Add(1).Add("绿剑茶 100 克")
                .Add(1).Add(Household(household).Value).Add(rule.Id.Value).Add(1).Add(Net(sale).Fen).Add(0)
                .Add(Net(sale).Fen).Add(at.AddDays(-1)).Add(at).Add(at).Add(0).Add(0).Add(0).Add(0).Add(1).Add(1).End();
        }
    }

    private void WriteEntries(IRowWriter rows, int month)
    {
        foreach (var (_, sale) in Sales(month))
        {
            rows.Add(EntryOf(sale, month)).Add(1).Add($"settle:{sale}:1").Add(nameof(EntryKind.SaleSettled))
                .Add($"{sale}:1").Add(Period(month).Value).Add(At(month)).Add($"结算第 {sale} 笔").End();
            JournalRows++;
        }

        rows.Add(MoneyEntry(month)).Add(1).Add($"pay:bench-{month}").Add(nameof(EntryKind.SalePaid))
            .Add($"bench-{month}").Add(Period(month).Value).Add(At(month)).Add("压测货款").End();
        JournalRows++;
    }

    private long MoneyEntry(int month) => EntryOf(Sales(households - 1, month).Last(), month) + 1;

    private void WriteLines(IRowWriter rows, int month)
    {
        var total = 0L;
        foreach (var (household, sale) in Sales(month))
        {
            var (net, entry) = (Net(sale).Fen, EntryOf(sale, month));
            total += net;
            Line(rows, entry, sequence: 1, Account.PendingSales.Code, household: null, sale, net, party: null);
            var sequence = 2;
            foreach (var (party, amount) in rule.Split(Net(sale)).Each)
            {
                Line(
                    rows, entry, sequence++, party.AccountCode, party.PayeeOf(Household(household))?.Value, sale,
                    -amount.Fen, party.Id.Value);
            }
        }

        var money = MoneyEntry(month);
        Line(rows, money, sequence: 1, Account.WeChatBasic.Code, household: null, sale: null, total, party: null);
        Line(rows, money, sequence: 2, Account.PendingSales.Code, household: null, sale: null, -total, party: null);
    }

    private void Line(
        IRowWriter rows, long entry, int sequence, string account, long? household, long? sale, long fen, long? party)
    {
        rows.Add(entry).Add(sequence).Add(1).Add(account);
        AddOrNull(rows, household);
        AddOrNull(rows, sale);
        rows.Add(fen);
        AddOrNull(rows, party);
        rows.End();
        JournalRows++;
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(
            balances, (account, household ?? AccountBalance.NoHousehold.Value), out _);
        sums = fen > 0 ? (sums.Debit + fen, sums.Credit) : (sums.Debit, sums.Credit - fen);
    }

    private static void AddOrNull(IRowWriter rows, long? value)
    {
        if (value is { } known) rows.Add(known);
        else rows.AddNull();
    }

    private void WritePostings(IRowWriter rows, int month)
    {
        foreach (var (household, sale) in Sales(month))
        {
            rows.Add(sale).Add(1).Add(sale).Add(1).Add(EntryOf(sale, month)).Add(Household(household).Value).Add(1)
                .Add(Period(month).Value).Add(At(month)).Add(Net(sale).Fen).End();
        }
    }

    private void WriteBalances(IRowWriter rows, int month)
    {
        foreach (var ((account, household), (debit, credit)) in balances)
            rows.Add(1).Add(account).Add(household).Add(Period(month).Value).Add(debit).Add(credit).End();
    }

    private sealed record Start(RevenueRule Rule, DateOnly ThisMonth, long Entries, long Periods);
}
