using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Dividends;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class HouseholdStatementTests(DatabaseProvider provider)
{
    private const int Sales = 12;

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
    public async Task A_statement_read_while_sales_settle_adds_up_at_every_moment()
    {
        var household = await work.Household(1);
        for (var sale = 0; sale < Sales; sale++) await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));

        var settling = Task.Run(SettleOneByOne);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntil(settling, household))).ToList();
        await Task.WhenAll(readers.Append(settling));

        var last = await Statement(household);
        Assert.That(last.Sales, Has.Count.EqualTo(Sales));
        Assert.That(last.Goods.Closing, Is.EqualTo(-await work.Balance(Account.GoodsPayable, household)));
        Assert.That(readers.Sum(reader => reader.Result), Is.GreaterThan(0), "somebody read while sales settled");
    }

    [Test]
    public async Task A_statement_knows_the_month_before_it_and_the_one_after_once_that_has_begun()
    {
        var household = await work.Household(1);
        await work.SellAndSettle(1);
        var alone = await Statement(household);
        await work.Village.Advance(TimeSpan.FromDays(31));
        await work.SellAndSettle(1);

        var june = await Statement(household);
        var may = await Statement(household, june.Earlier);

        Assert.That((alone.Earlier, alone.Later), Is.EqualTo(((PeriodId?)null, (PeriodId?)null)));
        Assert.That(may.PeriodId, Is.EqualTo(alone.PeriodId));
        Assert.That((may.Earlier, may.Later), Is.EqualTo(((PeriodId?)null, (PeriodId?)june.PeriodId)));
        Assert.That(june.Later, Is.Null);
    }

    [Test]
    public async Task The_newest_month_is_not_the_current_one_before_anything_is_booked_in_that()
    {
        var household = await work.Household(1);
        await work.SellAndSettle(1);
        var may = await Statement(household);
        await work.Village.Advance(TimeSpan.FromDays(31));
        var newest = await Statement(household);
        await work.SellAndSettle(1);
        var june = await Statement(household);

        Assert.That((newest.PeriodId, newest.Later), Is.EqualTo((may.PeriodId, (PeriodId?)null)));
        Assert.That((may.IsCurrent, newest.IsCurrent, june.IsCurrent), Is.EqualTo((true, false, true)));
        Assert.That((await Statement(household, may.PeriodId)).IsCurrent, Is.False);
    }

    private async Task SettleOneByOne()
    {
        for (var sale = 0; sale < Sales; sale++)
        {
            // Its goods, and its freight.
            var settled = await work.Village.Run((SettleDueSales feature) => feature.Run(new(Max: 2), default));
            Assert.That(settled.OrThrow().Lines, Is.EqualTo(1));
        }
    }

    /// <summary>How many statements were read; each throws when its own sums don't agree.</summary>
    private async Task<int> ReadUntil(Task settling, HouseholdId household)
    {
        var read = 0;
        for (; !settling.IsCompleted; read++) _ = await Statement(household);
        return read;
    }

    private async Task<StatementView> Statement(HouseholdId household, PeriodId? period = null) =>
        (await work.Village.Run((GetHouseholdStatement feature) =>
            feature.Run(new(household, period), default))).OrThrow();
}
