using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Demo.Past;
using VillageCloud.DevHost;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Shop.Visits;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The 90 days that the demo village has behind it when a newcomer comes. Two of them, to be compared.
/// </summary>
[NonParallelizable]
public sealed partial class DemoPastTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 14, 30, 0, BeijingTime.Offset);

    private readonly List<DirectoryInfo> folders = [];
    private DevVillage village = null!;
    private DevVillage twin = null!;

    [OneTimeSetUp]
    public async Task PlayTwice()
    {
        var both = await Task.WhenAll(Start(), Start());
        (village, twin) = (both[0], both[1]);
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        await village.DisposeAsync();
        await twin.DisposeAsync();
        SqlitePool.Empty();
        foreach (var folder in folders) folder.Delete(recursive: true);
    }

    [Test]
    public async Task The_books_hold_and_WeChat_agrees_with_every_day()
    {
        var findings = await Use<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(village, check => check.Run(default));
        var breaks = await Look(db => db.Breaks.AsNoTracking().Select(one => one.Sentence).ToListAsync());
        var days = await Look(db => db.BillFiles.Where(file => file.MatchedAt != null)
            .Select(file => file.Day).Distinct().CountAsync());
        var alarms = await Look(db => db.Alarms.AsNoTracking().Select(alarm => alarm.Sentence).ToListAsync());
        var sins = await village.Sandbox!.Ask("violations", default);

        Assert.Multiple(() =>
        {
            Assert.That(findings.Where(finding => !finding.Holds), Is.Empty);
            Assert.That(breaks, Is.Empty);
            Assert.That(days, Is.EqualTo(DemoScript.Days), "from the first day to yesterday");
            Assert.That(alarms, Is.Empty);
            Assert.That(sins.GetArrayLength(), Is.Zero, sins.ToString());
        });
    }

    [Test]
    public async Task Ninety_days_of_orders_have_every_end_and_some_wait_on_the_desks()
    {
        var placed = await Look(db => db.Orders.Select(order => order.PlacedAt).ToListAsync());
        var orders = await Counts(db => db.Orders.Select(order => order.Status));
        var refunds = await Counts(db => db.Refunds.Select(refund => refund.Status));

        Assert.Multiple(() =>
        {
            Assert.That(BeijingTime.DayOf(placed.Min()), Is.EqualTo(BeijingTime.DayOf(Now).AddDays(-DemoScript.Days)));
            Assert.That(placed.Max(), Is.LessThanOrEqualTo(Now));
            Assert.That(orders[OrderStatus.Completed], Is.InRange(40, 160));
            Assert.That(orders[OrderStatus.Closed], Is.InRange(4, 30), "cancelled, or never paid");
            Assert.That(orders[OrderStatus.Paid], Is.InRange(3, 12), "wait to be shipped");
            Assert.That(orders[OrderStatus.Shipped], Is.Positive);
            Assert.That(refunds[RefundStatus.Succeeded], Is.GreaterThanOrEqualTo(4));
            Assert.That(refunds[RefundStatus.Requested], Is.EqualTo(1), "waits for its second person");
        });
    }

    [Test]
    public async Task Every_day_has_visits_the_same_for_the_same_day()
    {
        var visits = await Look(VisitsOf);
        var ofTheTwin = await Use<VillageDb, List<DayVisits>>(twin, VisitsOf);
        var placed = await Look(db => db.Orders.CountAsync());

        Assert.That(visits, Has.Count.EqualTo(DemoScript.Days + 1).And.EqualTo(ofTheTwin));
        Assert.That(visits[^1].Day, Is.EqualTo(BeijingTime.DayOf(Now)));
        Assert.That(visits.Sum(one => one.Visits), Is.GreaterThan(5 * placed), "most of them only look");
    }

    [Test]
    public async Task One_plan_is_paid_out_and_one_is_on_the_notice_board()
    {
        var plans = await Look(db => db.DividendPlans.AsNoTracking().OrderBy(plan => plan.Id).ToListAsync());
        var payouts = await Look(db => db.Payouts.AsNoTracking().ToListAsync());
        var done = payouts.Where(payout => payout.Status == PayoutStatus.Succeeded).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(plans[^1].Status, Is.EqualTo(PlanStatus.Disclosed));
            Assert.That(plans[^2].Status, Is.EqualTo(PlanStatus.Allocated));
            Assert.That(plans[^2].Distributable, Is.GreaterThan(Money.Zero));
            Assert.That(Money.Sum(done.Select(payout => payout.Dividend)), Is.GreaterThan(Money.Zero));
            Assert.That(
                done.Select(payout => payout.Channel).Distinct(), Is.EquivalentTo(Enum.GetValues<PayoutChannel>()));
            Assert.That(payouts.Where(payout => payout.Status == PayoutStatus.Reissued), Is.Not.Empty, "one lapsed");
            Assert.That(
                payouts.Where(payout => payout.Status == PayoutStatus.WaitingForPayee), Is.Not.Empty, "some wait now");
        });
    }

    [Test]
    public async Task A_households_statement_adds_up_in_every_month()
    {
        var household = await Look(db => db.Households.Where(one => one.Number == DemoVillage.TeaHousehold)
            .Select(one => one.Id).SingleAsync());
        var periods = await Look(db => db.Periods.OrderBy(one => one.FirstDay).Select(one => one.Id).ToListAsync());
        var paid = Money.Zero;
        foreach (var period in periods)
        {
            var statement = (await Use<GetHouseholdStatement, Outcome<StatementView>>(
                village, feature => feature.Run(new(household, period), default))).OrThrow();
            Assert.That(statement.Goods.Explains && statement.Dividends.Explains, Is.True, statement.PeriodTitle);
            paid += statement.Arrived;
        }

        Assert.That(periods, Has.Count.GreaterThanOrEqualTo(4));
        Assert.That(paid, Is.GreaterThan(Money.Zero), "money has arrived");
    }

    [Test]
    public async Task The_same_day_plays_the_same_past_and_the_next_one_finds_nothing_that_differs()
    {
        var first = await Journal(village);
        var second = await Journal(twin);
        Assert.That(first, Does.Contain("盈余分配方案"));
        Assert.That(second, Is.EqualTo(first));

        await twin.Sandbox!.Advance(TimeSpan.FromDays(1), default);
        var reconciled = (await Use<ReconcileYesterday, Outcome<ReconcileYesterday.Result>>(
            twin, feature => feature.Run(new(), default))).OrThrow();

        Assert.That((reconciled.Days, reconciled.Breaks), Is.EqualTo((1, 0)));
    }

    private async Task<DevVillage> Start()
    {
        var folder = Directory.CreateTempSubdirectory("village-past");
        lock (folders) folders.Add(folder);
        var url = $"http://127.0.0.1:{LoopbackPort.Free()}";
        string[] args =
        [
            "--environment=Development", $"--urls={url}", $"--Village:PublicUrl={url}", "--Village:Roles=api",
            "--Village:SandboxPort=0", $"--Village:SandboxStart={Now:O}", "--Village:DemoPast=true",
            $"--Village:DataFolder={folder.FullName}", "--Logging:LogLevel:Default=Warning",
        ];
        return await DevVillage.Start(args, static _ => { }, default);
    }

    /// <summary>Numbers are made by chance, so that nobody guesses a neighbour's: only their order is compared.
    /// </summary>
    private static async Task<string> Journal(DevVillage host)
    {
        var text = await Use<ExportJournal, string>(host, async export =>
        {
            await using var writer = new StringWriter();
            await export.Write(writer, default);
            return writer.ToString();
        });
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return Number().Replace(text, match =>
        {
            seen.TryAdd(match.Value, seen.Count);
            return "#" + seen[match.Value].ToString(CultureInfo.InvariantCulture);
        });
    }

    private Task<T> Look<T>(Func<VillageDb, Task<T>> look) => Use<VillageDb, T>(village, look);

    private static Task<List<DayVisits>> VisitsOf(VillageDb db) => db.VisitDays.OrderBy(one => one.Day)
        .Select(one => new DayVisits(one.Day, one.Visits)).ToListAsync();

    private async Task<Dictionary<T, int>> Counts<T>(Func<VillageDb, IQueryable<T>> states)
        where T : struct, Enum
    {
        var found = await Look(db => states(db).GroupBy(state => state)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync());
        return Enum.GetValues<T>().ToDictionary(
            state => state, state => found.Where(one => one.Key.Equals(state)).Sum(one => one.Count));
    }

    private static async Task<TResult> Use<TFeature, TResult>(DevVillage host, Func<TFeature, Task<TResult>> act)
        where TFeature : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(DemoVillage.Slug, default)).OrThrow();
        return await act(scope.ServiceProvider.GetRequiredService<TFeature>());
    }

    [GeneratedRegex("[DTFP][0-9]{14}[0-9A-Z]{11}|[0-9]{20,}", RegexOptions.None, 5_000)]
    private static partial Regex Number();
}
