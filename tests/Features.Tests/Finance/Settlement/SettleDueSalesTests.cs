using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Settlement;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SettleDueSalesTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start() => work = await VillageAtWork.Start(provider);

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task A_line_settles_only_after_its_window()
    {
        await work.SellAndDeliver(1);

        var early = await work.Settle();
        await work.Village.Advance(TimeSpan.FromDays(8));
        var due = await work.Settle();

        Assert.That((early.Lines, due.Lines), Is.EqualTo((0, 1)));
        Assert.That(await work.Balance(Account.PendingSales), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task Settling_twice_gives_the_same_journal()
    {
        await work.SellAndSettle(1);
        var once = await work.Entries();

        var again = await work.Settle();

        Assert.That((again.Lines, await work.Entries()), Is.EqualTo((0, once)));
    }

    [Test]
    public async Task Two_workers_at_once_give_the_journal_of_one()
    {
        for (var household = 1; household <= 3; household++) await work.SellAndDeliver(household);
        await work.Village.Advance(TimeSpan.FromDays(8));

        var results = await Task.WhenAll(work.Settle(), work.Settle());

        Assert.That(results.Sum(result => result.Lines), Is.EqualTo(3));
        var keys = await work.Village.Look(db => db.JournalEntries
            .Where(entry => entry.BusinessKey.StartsWith("settle:")).Select(entry => entry.BusinessKey).ToListAsync());
        Assert.That(keys, Has.Count.EqualTo(3).And.Unique);
    }

    [Test]
    public async Task A_line_that_fails_before_the_commit_leaves_no_trace_and_is_told()
    {
        await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var before = await work.Entries();
        // A foreign entry took the key that settling will want: it fails at the very end, again and again.
        var sale = await work.Village.Look(db => Goods(db).Select(one => one.Id).SingleAsync());
        await work.Post(
            BusinessKey.SaleSettled(sale, 1), work.Now,
            JournalLine.Debit(Account.Bank, new(1)), JournalLine.Credit(Account.OtherIncome, new(1)));

        var settled = await work.Settle();

        Assert.That((settled.Lines, settled.Problems.Count), Is.EqualTo((0, 1)));
        Assert.That(settled.Problems.Single(), Does.StartWith($"{sale.Value}: "));
        Assert.That(await work.Entries(), Is.EqualTo(before + 2), "the foreign one, and the order's freight");
        Assert.That(
            await work.Village.Look(db => Goods(db).CountAsync(one => one.SettledAt == null)), Is.EqualTo(1));
        Assert.That(await work.Village.Look(db => db.PostedShares()), Is.Empty);
    }

    [Test]
    public async Task A_refund_inside_the_window_lowers_what_is_split()
    {
        var number = await work.SellAndDeliver(1);
        await work.Refund(number, new(333));
        await work.Village.Advance(TimeSpan.FromDays(8));

        var settled = await work.Settle();

        var paid = await work.Village.Look(db => Goods(db).Select(one => one.Paid).SingleAsync());
        Assert.That(settled.Net, Is.EqualTo(paid - new Money(333)));
    }

    [Test]
    public async Task A_line_that_was_refunded_whole_settles_without_an_entry()
    {
        var number = await work.SellAndDeliver(1);
        var paid = await work.Village.Look(db => Goods(db).Select(one => one.Paid).SingleAsync());
        await work.Refund(number, paid);
        await work.Village.Advance(TimeSpan.FromDays(8));

        var settled = await work.Settle();

        Assert.That((settled.Lines, settled.Net), Is.EqualTo((1, Money.Zero)));
        Assert.That(await work.Village.Look(db => db.PostedShares()), Is.Empty);
    }

    [Test]
    public async Task Late_refunds_land_on_exactly_zero()
    {
        var number = await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        await work.Settle();
        var household = await work.Household(1);
        var net = await work.Village.Look(db => Goods(db).Select(one => one.Paid).SingleAsync());

        await work.Refund(number, new(1));
        await work.Refund(number, new(777));
        await work.Refund(number, net - new Money(778));

        Assert.That(await work.Balance(Account.GoodsPayable, household), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.Fund), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.CooperativeIncome), Is.EqualTo(Money.Zero));
    }

    [TestCase("UPDATE journal_lines SET amount_fen = amount_fen + 1")]
    [TestCase("DELETE FROM journal_lines")]
    [TestCase("UPDATE journal_entries SET summary = 'x'")]
    [TestCase("UPDATE sale_postings SET net_fen = 0")]
    [TestCase("DELETE FROM sale_postings")]
    [TestCase("UPDATE parties SET account_code = '235.02'")]
    [TestCase("DELETE FROM parties")]
    [TestCase("UPDATE revenue_rules SET effective_from = '2020-01-01'")]
    [TestCase("DELETE FROM revenue_rules")]
    [TestCase("UPDATE revenue_rule_steps SET basis_points = 0")]
    [TestCase("DELETE FROM revenue_rule_steps")]
    public async Task The_database_itself_refuses_to_change_what_was_posted(string sql)
    {
        await work.SellAndSettle(1);

        Assert.That(
            async () => await work.Village.Look(db => db.Database.ExecuteSqlRawAsync(sql)),
            Throws.Exception.With.Message.Contains("append-only"));
    }

    private static IQueryable<Sale> Goods(VillageDb db) => db.Sales.Where(sale => sale.Kind == SaleKind.Goods);
}
