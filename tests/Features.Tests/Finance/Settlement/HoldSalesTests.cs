using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Settlement;

/// <summary>What somebody holds isn't settled, by the job or by hand, until it is let go or its day has come.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class HoldSalesTests(DatabaseProvider provider)
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
    public async Task A_held_sale_is_settled_neither_by_the_job_nor_by_hand_until_it_is_let_go()
    {
        var held = await work.SellAndDeliver(1);
        await work.SellAndDeliver(2);
        var answer = (await Hold(held, item: null)).OrThrow();
        await work.Village.Advance(TimeSpan.FromDays(8));

        var byHand = await work.Village.Run((PreviewSettlement feature) => feature.Run(default));
        var byJob = await work.Settle();
        var released = (await Release(held, item: null)).OrThrow();
        var after = await work.Settle();

        var worth = await work.Village.Look(db => db.Sales.Where(sale => sale.Document == held)
            .SumAsync(sale => sale.Paid.Fen));
        Assert.That(answer, Is.EqualTo(new HeldSales(2, new(worth))), "its goods and its freight");
        Assert.That((byHand.OrThrow().Lines, byJob.Lines, after.Lines), Is.EqualTo((1, 1, 1)));
        Assert.That(released, Is.EqualTo(answer));
        Assert.That(await work.Balance(Account.PendingSales), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task A_hold_ends_by_itself_on_its_day()
    {
        var number = await work.SellAndDeliver(1);
        var day = BeijingTime.DayOf(work.Now).AddDays(20);
        (await Hold(number, item: 1, day)).OrThrow();

        await work.Village.Advance(BeijingTime.StartOf(day) - work.Now - TimeSpan.FromSeconds(1));
        var before = await work.Settle();
        await work.Village.Advance(TimeSpan.FromSeconds(1));
        var then = await work.Settle();

        Assert.That((before.Lines, then.Lines), Is.EqualTo((0, 1)));
        var kept = await work.Village.Look(db => db.SaleHolds.AsNoTracking().SingleAsync());
        Assert.That((kept.Reason, kept.Until, kept.ReleasedBy), Is.EqualTo(("等鉴定", (DateOnly?)day, (StaffId?)null)));
    }

    [Test]
    public async Task Who_held_it_who_let_it_go_and_why_is_kept_each_time()
    {
        var number = await work.SellAndDeliver(1);
        (await Hold(number, item: 1)).OrThrow();
        (await Release(number, item: 1)).OrThrow();
        (await Hold(number, item: 1)).OrThrow();

        var treasurer = (await work.Treasurer()).Id;
        var kept = await work.Village.Look(db => db.SaleHolds.AsNoTracking().OrderBy(hold => hold.Id).ToListAsync());
        Assert.That(kept.Select(hold => hold.By), Is.All.EqualTo(treasurer));
        Assert.That(
            kept.Select(hold => (hold.ReleasedBy, hold.ReleaseNote)),
            Is.EqualTo(new (StaffId?, string)[] { (treasurer, "鉴定合格"), (null, "") }));
    }

    [Test]
    public async Task What_is_held_can_still_be_refunded_and_settles_what_is_left()
    {
        var number = await work.SellAndDeliver(1);
        (await Hold(number, item: 1)).OrThrow();
        await work.Refund(number, new(333));
        await work.Village.Advance(TimeSpan.FromDays(8));
        (await Release(number, item: 1)).OrThrow();

        var settled = await work.Settle();
        await work.Refund(number, new(100));

        var sale = await Goods(number);
        Assert.That(settled.Net, Is.EqualTo(sale.Paid - new Money(333)));
        Assert.That((sale.Net, sale.TimesPosted), Is.EqualTo((sale.Paid - new Money(433), 2)));
    }

    [Test]
    public async Task A_whole_order_holds_what_can_be_held_and_refuses_when_nothing_can()
    {
        var number = await work.SellAndDeliver(1);
        (await Hold(number, item: 1)).OrThrow();

        var rest = (await Hold(number, item: null)).OrThrow();
        var nothing = await Hold(number, item: null);
        (await Release(number, item: null)).OrThrow();
        await work.Village.Advance(TimeSpan.FromDays(8));
        await work.Settle();

        Assert.That(rest.Sales, Is.EqualTo(1), "only the freight was left");
        Assert.That(nothing.Refusal?.Code, Is.EqualTo("sale.held"));
        Assert.That((await Hold(number, item: 1)).Refusal?.Code, Is.EqualTo("sale.settled"));
        Assert.That((await Release(number, item: 1)).Refusal?.Code, Is.EqualTo("sale.not_held"));
        Assert.That((await Hold("D0", item: 1)).Refusal?.Code, Is.EqualTo("sale.not_found"));
    }

    [Test]
    public async Task A_month_closes_over_what_is_held_and_it_settles_in_the_month_in_which_it_is_let_go()
    {
        await work.SellAndSettle(1);
        var held = await work.SellAndDeliver(2);
        (await Hold(held, item: null)).OrThrow();
        await work.Village.Advance(BeijingTime.At(new DateOnly(2026, 6, 2), new TimeOnly(11, 0)) - work.Now);
        var may = await work.PeriodOf(new DateOnly(2026, 5, 31));

        _ = (await work.Close(may)).OrThrow();
        (await Release(held, item: null)).OrThrow();
        await work.Settle();

        var sale = await Goods(held);
        var june = await work.PeriodOf(new DateOnly(2026, 6, 1));
        Assert.That(
            await work.Village.Look(db => db.SalePostings.Where(posting => posting.SaleId == sale.Id)
                .Select(posting => posting.PeriodId).SingleAsync()),
            Is.EqualTo(june));
    }

    [Test]
    public async Task Holding_and_settling_at_once_does_one_of_them()
    {
        var number = await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));

        var hold = Task.Run(() => Hold(number, item: 1));
        var settle = Task.Run(work.Settle);
        await Task.WhenAll(hold, settle);

        var sale = await Goods(number);
        Assert.That(sale.IsSettled, Is.EqualTo((await hold).IsRefused));
        Assert.That(sale.IsHeldAt(work.Now), Is.Not.EqualTo(sale.IsSettled));
    }

    private async Task<Outcome<HeldSales>> Hold(string number, int? item, DateOnly? until = null)
    {
        var by = await work.Treasurer();
        return await work.Village.Run((HoldSales feature) =>
            feature.Run(new(IdempotencyKey.New(), by, number, item, "等鉴定", until), default));
    }

    private async Task<Outcome<HeldSales>> Release(string number, int? item)
    {
        var by = await work.Treasurer();
        return await work.Village.Run((ReleaseSales feature) =>
            feature.Run(new(IdempotencyKey.New(), by, number, item, "鉴定合格"), default));
    }

    private Task<Sale> Goods(string number) => work.Village.Look(db => db.Sales.AsNoTracking()
        .SingleAsync(sale => sale.Document == number && sale.Item == 1));
}
