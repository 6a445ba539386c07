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
    private const int DaysOfAMonth = 26;
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
    [
        "id", "cooperative_id", "business_key", "kind", "subject", "period_id", "effective_at", "summary", "amount_fen",
    ];

    private static readonly string[] LineColumns =
        ["entry_id", "sequence", "cooperative_id", "account_code", "household_id", "sale_id", "amount_fen", "party_id"];

    private static readonly string[] PostingColumns =
    [
        "id", "cooperative_id", "sale_id", "generation", "entry_id", "household_id", "is_member_sale", "period_id",
        "at", "net_fen",
    ];

    private static readonly string[] BalanceColumns =
        ["cooperative_id", "account_code", "period_id", "debit_fen", "credit_fen", "line_count"];

    private static readonly string[] HouseholdBalanceColumns =
        ["cooperative_id", "account_code", "household_id", "period_id", "debit_fen", "credit_fen", "line_count"];

    private readonly Dictionary<(string Account, long? Household), (long Debit, long Credit, int Lines)> balances = [];
    private readonly RevenueRule rule;
    private readonly DateOnly thisMonth;
    private readonly long before;
    private readonly long periodsBefore;
    private readonly Size size;

    private LongHistory(Start start, Size size)
    {
        (rule, thisMonth, before, periodsBefore) = start;
        this.size = size;
    }

    /// <summary>Entries and their lines.</summary>
    public long JournalRows { get; private set; }

    /// <summary>Puts it into a fresh village, into the months before the one that runs.</summary>
    public static async Task<LongHistory> Live(BenchVillage village, Size size, CancellationToken ct)
    {
        var history = new LongHistory(await village.Look(db => Look(db, ct)), size);
        await using var store = await BulkStore.Open(village.Settings, ct);
        await store.Begin(ct);
        if (!size.AreThere) await store.Write("households", HouseholdColumns, history.WriteHouseholds, ct);
        await store.Write("accounting_periods", PeriodColumns, history.WritePeriods, ct);
        await store.Commit(ct);
        for (var month = 0; month < size.Months; month++) await history.Live(month, store, ct);
        return history;
    }

    /// <summary>The last sale that it has.</summary>
    public long LastSale => (long)size.Households * size.Months * size.SalesAMonth;

    public HouseholdId Household(int index) => new(FirstNumber + index);

    public static string Document(long sale) => $"D{sale:0000000000000000000000000}";

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
        var first = (((long)month * size.Households) + household) * size.SalesAMonth;
        for (var place = 1; place <= size.SalesAMonth; place++) yield return first + place;
    }

    private IEnumerable<(int Household, long Sale)> Sales(int month) =>
        Enumerable.Range(0, size.Households).SelectMany(
            household => Sales(household, month).Select(sale => (household, sale)));

    private DateOnly DayOf(int month) => thisMonth.AddMonths(month - size.Months);

    private DateTimeOffset At(int month) => BeijingTime.StartOf(DayOf(month)).AddHours(34);

    private DateTimeOffset At(long sale, int month) => At(month).AddDays(sale % DaysOfAMonth);

    /// <summary>Each sale's entry, right after that of its payment if that has one of its own; and after them the one
    /// that brought the month's money.</summary>
    private long EntryOf(long sale, int month) => before + ((size.PaysEach ? 2 : 1) * sale) + month;

    private async Task Live(int month, BulkStore store, CancellationToken ct)
    {
        balances.Clear();
        await store.Begin(ct);
        await store.Write("sales", SaleColumns, rows => WriteSales(rows, month), ct);
        await store.Write("journal_entries", EntryColumns, rows => WriteEntries(rows, month), ct);
        await store.Write("journal_lines", LineColumns, rows => WriteLines(rows, month), ct);
        await store.Write("sale_postings", PostingColumns, rows => WritePostings(rows, month), ct);
        await store.Write("account_balances", BalanceColumns, rows => WriteBalances(rows, month), ct);
        await store.Write(
            "household_balances", HouseholdBalanceColumns, rows => WriteHouseholdBalances(rows, month), ct);
        await store.Commit(ct);
    }

    private void WriteHouseholds(IRowWriter rows)
    {
        for (var at = 0; at < size.Households; at++)
        {
            var id = Household(at).Value;
            rows.Add(id).Add(1).Add(id).Add($"第 {id} 户").Add(1).Add(0).Add(0).Add(0).Add(0).End();
        }
    }

    private void WritePeriods(IRowWriter rows)
    {
        for (var month = 0; month < size.Months; month++)
        {
            var first = DayOf(month);
            rows.Add(Period(month).Value).Add(1).Add($"{first:yyyy-MM-dd}")
                .Add($"{first.AddMonths(1).AddDays(-1):yyyy-MM-dd}").Add(nameof(PeriodStatus.Open)).Add(0).End();
        }
    }

    private void WriteSales(IRowWriter rows, int month)
    {
        foreach (var (household, sale) in Sales(month))
        {
            var at = At(sale, month);
            rows.Add(sale).Add(1).Add("Goods").Add(Document(sale)).Add(1).Add("绿剑茶 100 克")
                .Add(1).Add(Household(household).Value).Add(rule.Id.Value).Add(1).Add(Net(sale).Fen).Add(0)
                .Add(Net(sale).Fen).Add(at.AddDays(-1)).Add(at).Add(at).Add(0).Add(0).Add(0).Add(0).Add(1).Add(1).End();
        }
    }

    private void WriteEntries(IRowWriter rows, int month)
    {
        var total = 0L;
        foreach (var (_, sale) in Sales(month))
        {
            var net = Net(sale).Fen;
            total += net;
            if (size.PaysEach)
            {
                rows.Add(EntryOf(sale, month) - 1).Add(1).Add($"pay:D{sale}").Add(nameof(EntryKind.SalePaid))
                    .Add($"D{sale}").Add(Period(month).Value).Add(At(sale, month)).Add($"第 {sale} 笔付款")
                    .Add(net).End();
                JournalRows++;
            }

            rows.Add(EntryOf(sale, month)).Add(1).Add($"settle:{sale}:1").Add(nameof(EntryKind.SaleSettled))
                .Add($"{sale}:1").Add(Period(month).Value).Add(At(sale, month)).Add($"结算第 {sale} 笔").Add(net)
                .End();
            JournalRows++;
        }

        if (size.PaysEach) return;

        rows.Add(MoneyEntry(month)).Add(1).Add($"pay:bench-{month}").Add(nameof(EntryKind.SalePaid))
            .Add($"bench-{month}").Add(Period(month).Value).Add(At(month)).Add("压测货款").Add(total)
            .End();
        JournalRows++;
    }

    private long MoneyEntry(int month) => EntryOf(Sales(size.Households - 1, month).Last(), month) + 1;

    private void WriteLines(IRowWriter rows, int month)
    {
        var total = 0L;
        foreach (var (household, sale) in Sales(month))
        {
            var (net, entry) = (Net(sale).Fen, EntryOf(sale, month));
            total += net;
            if (size.PaysEach) Pay(rows, entry - 1, net);
            Line(rows, entry, sequence: 1, Account.PendingSales.Code, household: null, sale, net, party: null);
            var sequence = 2;
            foreach (var (party, amount) in rule.Split(Net(sale)).Each)
            {
                Line(
                    rows, entry, sequence++, party.AccountCode, party.PayeeOf(Household(household))?.Value, sale,
                    -amount.Fen, party.Id.Value);
            }
        }

        if (!size.PaysEach) Pay(rows, MoneyEntry(month), total);
    }

    private void Pay(IRowWriter rows, long entry, long fen)
    {
        Line(rows, entry, sequence: 1, Account.WeChatBasic.Code, household: null, sale: null, fen, party: null);
        Line(rows, entry, sequence: 2, Account.PendingSales.Code, household: null, sale: null, -fen, party: null);
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
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(balances, (account, household), out _);
        sums = (sums.Debit + Math.Max(fen, 0), sums.Credit + Math.Max(-fen, 0), sums.Lines + 1);
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
                .Add(Period(month).Value).Add(At(sale, month)).Add(Net(sale).Fen).End();
        }
    }

    private void WriteBalances(IRowWriter rows, int month)
    {
        foreach (var account in balances.GroupBy(static sums => sums.Key.Account))
        {
            rows.Add(1).Add(account.Key).Add(Period(month).Value).Add(account.Sum(static sums => sums.Value.Debit))
                .Add(account.Sum(static sums => sums.Value.Credit)).Add(account.Sum(static sums => sums.Value.Lines))
                .End();
        }
    }

    private void WriteHouseholdBalances(IRowWriter rows, int month)
    {
        foreach (var ((account, household), (debit, credit, lines)) in balances)
        {
            if (household is not { } whose) continue;
            rows.Add(1).Add(account).Add(whose).Add(Period(month).Value).Add(debit).Add(credit).Add(lines).End();
        }
    }

    /// <param name="AreThere">The households are in the register already, with the ids from a thousand on.</param>
    /// <param name="PaysEach">Each sale's money has an entry of its own, and not only that of its month.</param>
    internal sealed record Size(
        int Households, int Months, int SalesAMonth, bool AreThere = false, bool PaysEach = false);

    private sealed record Start(RevenueRule Rule, DateOnly ThisMonth, long Entries, long Periods);
}
