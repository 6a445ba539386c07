using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Reconciliation;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ReconciliationTests(DatabaseProvider provider)
{
    private static readonly DateOnly Day = new(2026, 5, 6);

    private VillageAtWork work = null!;
    private string order = "";

    [SetUp]
    public async Task SellOnTheSixth()
    {
        work = await VillageAtWork.Start(provider);
        order = await work.Sell(1);
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task A_day_of_sales_and_refunds_matches_and_brings_WeChats_fee_into_the_books()
    {
        await work.Refund(order, new(300));
        await NextMorning();

        var matched = (await Reconcile(Day)).OrThrow();

        Assert.That(matched.Breaks, Is.Empty);
        Assert.That(matched.Matched, Is.EqualTo(matched.Rows).And.GreaterThan(2));
        Assert.That(await work.Balance(Account.PaymentFees), Is.GreaterThan(Money.Zero));
        Assert.That(
            await work.Balance(Account.WeChatBasic), Is.EqualTo(await BalanceAtWeChat(BillKind.FundBasic)));
    }

    [Test]
    public async Task Matching_again_and_at_once_books_and_finds_nothing_more()
    {
        await NextMorning();
        (await Reconcile(Day)).WithoutValue().OrThrow();
        var entries = await work.Entries();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Reconcile(Day))));

        Assert.That(answers.Select(answer => answer.OrThrow().Breaks), Is.All.Empty);
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        Assert.That(await work.Village.Look(db => db.BillFiles.CountAsync()), Is.EqualTo(3));
    }

    [Test]
    public async Task Whoever_imports_first_posts_the_fee_once()
    {
        await NextMorning();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Reconcile(Day))));

        Assert.That(answers.Select(answer => answer.OrThrow().Breaks), Is.All.Empty);
        var fees = await work.Village.Look(db => db.JournalEntries
            .Where(entry => entry.BusinessKey.StartsWith("fee:")).Select(entry => entry.BusinessKey).ToListAsync());
        Assert.That(fees, Is.Unique.And.Not.Empty);
    }

    [TestCase("amount", BreakClass.AmountDiffers)]
    [TestCase("missing", BreakClass.MissingTheirs)]
    public async Task A_bill_that_lies_about_an_order_is_found_and_names_it(string lie, BreakClass what)
    {
        await work.Sell(2, user: "shopper-2");
        await Lie("B8", new { date = $"{Day:yyyy-MM-dd}", kind = lie, number = order });
        await NextMorning();

        var matched = (await Reconcile(Day)).OrThrow();

        Assert.That(
            matched.Breaks.Select(found => (found.Class, found.Subject)), Does.Contain((what, order)));
        var listed = await work.Village.Run((ListBreaks feature) => feature.Run(new(new(), Day), default));
        Assert.That(listed.OrThrow().Rows.Select(found => found.Subject), Does.Contain(order));
        Assert.That(listed.Value.Rows.Select(found => found.Sentence), Is.All.Not.Empty);
    }

    [Test]
    public async Task A_payment_that_only_the_bill_knows_is_found()
    {
        await Lie("B8", new { date = $"{Day:yyyy-MM-dd}", kind = "extra", number = "D99999999", fen = 700 });
        await NextMorning();

        var matched = (await Reconcile(Day)).OrThrow();

        Assert.That(
            matched.Breaks.Select(found => (found.Class, found.Subject)),
            Does.Contain((BreakClass.MissingOurs, "D99999999")));
    }

    [TestCase("B1")]
    [TestCase("B2")]
    public async Task A_bill_that_is_late_is_fetched_later_and_no_empty_day_is_archived(string fault)
    {
        await work.Village.Sandbox.Tell(
            "faults", new { id = fault, match = new { number = $"{Day:yyyy-MM-dd}" }, times = 1, parameters = new { } },
            CancellationToken.None);
        await NextMorning();

        var early = await Import(Day);
        var later = await Reconcile(Day);

        Assert.That(early.Refusal?.Code, Is.EqualTo("bill.not_ready"));
        Assert.That(later.OrThrow().Breaks, Is.Empty);
    }

    [Test]
    public async Task A_day_without_trade_is_a_valid_empty_day()
    {
        await work.Village.Advance(TimeSpan.FromDays(3));

        (await Reconcile(Day)).WithoutValue().OrThrow();
        var quiet = (await Reconcile(Day.AddDays(1))).OrThrow();

        Assert.That(quiet.Breaks, Is.Empty);
        Assert.That(
            await work.Village.Look(db => db.BillFiles.CountAsync(file => file.Day == Day.AddDays(1))), Is.EqualTo(3));
    }

    [Test]
    public async Task A_bill_that_changed_after_it_was_archived_raises_an_alarm_and_the_archive_stays()
    {
        await NextMorning();
        (await Reconcile(Day)).WithoutValue().OrThrow();
        var archived = await Archived();
        await Lie("B8", new { date = $"{Day:yyyy-MM-dd}", kind = "amount", number = order });

        var again = (await Import(Day)).OrThrow();

        Assert.That(
            again.Files.Single(file => file.Kind == BillKind.Trade).Outcome, Is.EqualTo(ImportOutcome.Changed));
        Assert.That(await Archived(), Is.EqualTo(archived));
        Assert.That(
            await work.Village.Look(db => db.Alarms.Select(alarm => alarm.Code).ToListAsync()),
            Is.EqualTo(new[] { "bill.changed" }));
    }

    [Test]
    public async Task Days_that_the_server_slept_through_are_made_up_for()
    {
        await work.Village.Advance(TimeSpan.FromDays(2));
        await work.Sell(2, user: "shopper-2");
        await work.Village.Advance(BeijingTime.At(Day.AddDays(4), new TimeOnly(10, 30)) - work.Now);

        var result = (await work.Village.Run((ReconcileYesterday feature) => feature.Run(new(), default))).OrThrow();
        var again = (await work.Village.Run((ReconcileYesterday feature) => feature.Run(new(), default))).OrThrow();

        Assert.That(result.Breaks, Is.Zero);
        Assert.That(again.Days, Is.Zero);
        var days = await work.Village.Look(db => db.BillFiles
            .Where(file => file.Kind == BillKind.Trade && file.MatchedAt != null)
            .Select(file => file.Day).ToListAsync());
        Assert.That(days, Is.SupersetOf(Enumerable.Range(0, 4).Select(Day.AddDays)));
    }

    [Test]
    public async Task Nothing_is_matched_before_it_is_imported()
    {
        var answer = await work.Village.Run((MatchBills feature) => feature.Run(new(Day), default));

        Assert.That(answer.Refusal?.Code, Is.EqualTo("bill.not_imported"));
    }

    private Task NextMorning() =>
        work.Village.Advance(BeijingTime.At(Day.AddDays(1), new TimeOnly(10, 30)) - work.Now);

    private Task Lie(string fault, object parameters) => work.Village.Sandbox.Tell(
        "faults", new { id = fault, times = -1, parameters }, CancellationToken.None);

    private Task<Outcome<ImportBills.Result>> Import(DateOnly day) =>
        work.Village.Run((ImportBills feature) => feature.Run(new(day), default));

    private async Task<Outcome<MatchBills.Result>> Reconcile(DateOnly day)
    {
        var imported = await Import(day);
        return imported.Refusal is { } refusal
            ? refusal
            : await work.Village.Run((MatchBills feature) => feature.Run(new(day), default));
    }

    private Task<Money> BalanceAtWeChat(BillKind kind) => work.Village.Look(async db => new Money(
        (await db.BillFiles.Where(file => file.Kind == kind && file.Day == Day)
            .Select(file => file.ClosingBalanceFen).SingleAsync())!.Value));

    private Task<string> Archived() => work.Village.Look(db => db.BillFiles
        .Where(file => file.Kind == BillKind.Trade && file.Day == Day).Select(file => file.Sha1).SingleAsync());
}
