using VillageCloud.Benchmarks.Statements;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Benchmarks.Lists;

/// <summary>What is asked of the lists of money, and of the trail, as their pages ask it at each turn.</summary>
internal sealed class MoneyAsks(
    BenchVillage village, BigVillage big, BigDesk desk, LongHistory history, StaffActor supervisor, int months,
    CancellationToken ct)
{
    private const string OfSales = "settlement desk";
    private const string OfJournal = "journal";
    private const string OfAccounts = "accounts";
    private const string OfPayouts = "payouts";
    private const string OfTrail = "trail";
    private const int Deepest = 50;

    public IEnumerable<ListAsk> All => [.. OnSales, .. OnJournal, .. OnAccounts, .. OnPayouts, .. OnTrail];

    private IEnumerable<ListAsk> OnSales =>
    [
        Sale("opened", static _ => new(new())),
        Sale("turned", chance => new(Turned(chance, big.RecentOrders))),
        Sale("tab in its window", static _ => new(new(), SaleState.InWindow)),
        Sale("tab of settled", static _ => new(new(), SaleState.Settled)),
        Sale("of a month", chance => Month(chance)),
        Sale("of a household", chance => new(new(), Household: big.Household(chance.Next(big.Households)))),
        Sale("by number", chance => new(new(), Search: LongHistory.Document(1 + chance.NextInt64(history.LastSale)))),
        Sale("by product", static _ => new(new(), Search: "绿剑茶")),
        Sale("by household's name", chance =>
            new(new(), Search: BigVillage.HouseholdName(chance.Next(big.Households)))),
        Sale("by net", static _ => new(new(Sort: new(nameof(DeskSale.Net), Descending: true)))),
        Sale("by household", static _ => new(new(Sort: new(nameof(DeskSale.HouseholdName))))),
    ];

    private IEnumerable<ListAsk> OnJournal =>
    [
        Entry("opened", static _ => new(new())),
        Entry("turned", chance => new(Turned(chance, big.RecentOrders))),
        Entry("of a month", chance => new(new(), From: Any(chance))),
        Entry("of a household", chance => new(new(), HouseholdId: big.Household(chance.Next(big.Households)))),
        Entry("of an account", static _ => new(new(), Account: Account.GoodsPayable.Code)),
        Entry("of another account", static _ => new(new(), Account: Account.Fund.Code)),
        Entry("by key", chance => new(new(), Search: $"settle:{1 + chance.NextInt64(history.LastSale)}:1")),
        Entry("by summary", chance =>
            new(new(), Search: $"第 {history.LastSale - chance.NextInt64(big.RecentOrders / 2)} 笔")),
        Entry("by time", static _ => new(new(Sort: new(nameof(ListJournal.EntryView.At))))),
        Entry("by amount", static _ => new(new(Sort: new(nameof(ListJournal.EntryView.Amount), Descending: true)))),
        new(OfJournal, "months to choose from", async _ => Bench.Check(
            (await village.Run((ListPeriods feature) => feature.Months(ct))).Count >= months, "there are months")),
        new(OfJournal, "months with their entries", async _ => Bench.Check(
            (await village.Run((ListPeriods feature) => feature.Run(ct))).Count >= months, "there are months")),
    ];

    private IEnumerable<ListAsk> OnAccounts =>
    [
        Lines("of a household", chance =>
            new(new(), Account.GoodsPayable.Code, HouseholdId: big.Household(chance.Next(big.Households)))),
        Lines("of a household's month", chance => new(
            new(), Account.GoodsPayable.Code, Any(chance),
            HouseholdId: big.Household(chance.Next(big.Households)))),
        Lines("of a month", chance => new(new(), Account.GoodsPayable.Code, Any(chance))),
        Lines("of all time", static _ => new(new(), Account.GoodsPayable.Code)),
        Lines("turned", chance => new(Turned(chance, big.Orders), Account.GoodsPayable.Code)),
        new(OfAccounts, "trial balance", async _ => Bench.Check(
            (await village.Run((GetTrialBalance feature) => feature.Run(new(), ct))).Value.IsBalanced, "it balances")),
        new(OfAccounts, "balances of a month", async chance => Bench.Check(
            (await village.Run((GetAccountBalances feature) => feature.Run(new(Any(chance)), ct))).Value.IsBalanced,
            "they balance")),
        new(OfAccounts, "members, a month", async chance =>
        {
            var of = Any(chance);
            var found = await village.Run((GetMemberAccounts feature) => feature.Run(new(new(Size: 1_000), of), ct));
            Bench.Check(found.Value.Rows.Rows.Count > 0, "there are members");
        }),
    ];

    private IEnumerable<ListAsk> OnPayouts =>
    [
        Batch("opened", static _ => new(new())),
        Batch("tab of failed", static _ => new(new(), BatchesShown.Failed)),
        Batch("tab of done", static _ => new(new(), BatchesShown.Done)),
        Batch("by number", chance => new(new(), Search: BigDesk.BatchNumber(chance.Next(desk.Batches)))),
        Payout("of a batch", chance => new(new(), desk.Batch(chance.Next(desk.Batches)))),
        Payout("of a batch, by name", chance => new(
            new(), desk.Batch(chance.Next(desk.Batches)),
            Search: BigVillage.HouseholdName(chance.Next(big.Households)))),
        new(OfPayouts, "receipts", async chance =>
        {
            var batch = desk.Batch(chance.Next(desk.Batches));
            var found = await village.Run((ListReceipts feature) => feature.Run(new(new(), batch), ct));
            Bench.Check(found.Value.Total > 0, "there are receipts");
        }),
    ];

    private IEnumerable<ListAsk> OnTrail =>
    [
        Trail("opened", static _ => new()),
        Trail("turned", chance => new() { Page = Turned(chance, big.RecentOrders) }),
        Trail("of a person", _ => new() { Person = supervisor.Id, MayBeEmpty = true }),
        Trail("of an act", static _ => new() { Verb = "payout.confirm" }),
        Trail("of a month", chance => new() { From = big.Today.AddDays(-1 - chance.Next(1_000)) }),
        Trail("by number", chance => new() { Search = big.Number(chance.Next(big.Orders)) }),
        Trail("by number's end", chance => new() { Search = big.Number(big.Recent(chance))[^8..] }),
    ];

    public static async Task<MoneyAsks> Of(
        BenchVillage village, BigVillage big, BigDesk desk, LongHistory history, int months, CancellationToken ct)
    {
        var supervisor = await village.Run((IServiceProvider scope) => scope.SignIn(DemoVillage.Supervisor, ct));
        return new(village, big, desk, history, supervisor, months, ct);
    }

    private static PageQuery Turned(Random chance, int rows) =>
        new(1 + chance.Next(Math.Min(Deepest, rows / new PageQuery().Size)));

    private PeriodId Any(Random chance) => history.Period(chance.Next(months));

    private ListSales.Query Month(Random chance)
    {
        var first = big.Today.AddDays(-60 - chance.Next(900));
        return new(new(), From: first, To: first.AddDays(30));
    }

    private ListAsk Sale(string what, Func<Random, ListSales.Query> ask) => new(OfSales, what, async chance =>
    {
        var asked = ask(chance) with { IsRecent = true };
        var found = (await village.Run((ListSales feature) => feature.Run(asked, ct))).Value;
        Bench.Check(found.Page.Rows.Count > 0 && found.ByState.Count > 0, $"sales are found: {what}");
    });

    private ListAsk Entry(string what, Func<Random, ListJournal.Query> ask) => new(OfJournal, what, async chance =>
    {
        var asked = ask(chance) with { IsRecent = true };
        var found = (await village.Run((ListJournal feature) => feature.Run(asked, ct))).Value;
        Bench.Check(found.Page.Total > 0, $"entries are found: {what}");
    });

    private ListAsk Lines(string what, Func<Random, ListAccountLedger.Query> ask) =>
        new(OfAccounts, what, async chance =>
        {
            var found = (await village.Run((ListAccountLedger feature) => feature.Run(ask(chance), ct))).Value;
            Bench.Check(found.Page.Rows.Count > 0, $"lines are found: {what}");
        });

    private ListAsk Batch(string what, Func<Random, ListBatches.Query> ask) => new(OfPayouts, what, async chance =>
    {
        var asked = ask(chance);
        var counts = await village.Run(async (ListBatches feature) =>
            (await feature.Run(asked, ct)).Value.Rows.Count > 0 ? await feature.Count(asked.Search, ct) : null);
        Bench.Check(counts?[BatchesShown.All] > 0, $"batches are found: {what}");
    });

    private ListAsk Payout(string what, Func<Random, ListPayouts.Query> ask) => new(OfPayouts, what, async chance =>
    {
        var asked = ask(chance);
        var counts = await village.Run(async (ListPayouts feature) =>
            (await feature.Run(asked, ct)).Value.Rows.Count > 0 ? await feature.Count(asked, ct) : null);
        Bench.Check(counts?[PayoutsShown.All] > 0, $"payouts are found: {what}");
    });

    private ListAsk Trail(string what, Func<Random, TrailAsk> ask) => new(OfTrail, what, async chance =>
    {
        var asked = ask(chance);
        var found = (await village.Run((ListTrail feature) => feature.Run(
            new(
                supervisor, asked.Page, asked.Person, asked.From, asked.From?.AddDays(30), asked.Search, asked.Verb,
                IsRecent: true),
            ct))).Value;
        Bench.Check(found.Page.Rows.Count > 0 || asked.MayBeEmpty, $"acts are found: {what}");
    });

    private sealed record TrailAsk
    {
        public PageQuery Page { get; init; } = new();

        public StaffId? Person { get; init; }

        public DateOnly? From { get; init; }

        public string? Search { get; init; }

        public string? Verb { get; init; }

        public bool MayBeEmpty { get; init; }
    }
}
