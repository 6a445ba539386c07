using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Settlement;

/// <summary>The settlement desk counts exactly what it shows, and a sale opens to figures that anybody can check.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SalesDeskTests(DatabaseProvider provider)
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
    public async Task Each_state_is_listed_counted_and_summed_by_itself()
    {
        await work.SellAndSettle(1);
        var held = await work.SellAndDeliver(2);
        (await Hold(held, item: 1)).OrThrow();
        var refunding = await work.SellAndDeliver(3);
        await work.Village.Advance(TimeSpan.FromDays(8));
        await AskRefund(refunding);
        var inWindow = await work.SellAndDeliver(1);
        var unsent = await work.Sell(2);

        var all = await Desk(new(new(Size: 100)));

        Assert.That(
            all.ByState.ToDictionary(state => state.Key, state => state.Value.Sales),
            Is.EqualTo(new Dictionary<SaleState, int>
            {
                [SaleState.Settled] = 2, [SaleState.Held] = 1, [SaleState.Due] = 1, [SaleState.Refunding] = 2,
                [SaleState.InWindow] = 2, [SaleState.Undelivered] = 2,
            }));
        Assert.That((all.Page.Total, all.Shown.Sales), Is.EqualTo((10, 10)));
        Assert.That(all.Shown.Net, Is.EqualTo(Money.Sum(all.Page.Rows.Select(row => row.Net))));
        foreach (var (state, sums) in all.ByState)
        {
            var one = await Desk(new(new(Size: 100), state));
            Assert.That(one.Page.Rows.Select(row => row.State), Is.All.EqualTo(state));
            Assert.That(one.Shown, Is.EqualTo(sums).And.EqualTo(new SaleSums(
                one.Page.Rows.Count, Money.Sum(one.Page.Rows.Select(row => row.Paid)),
                Money.Sum(one.Page.Rows.Select(row => row.Refunded)))));
            Assert.That(one.Page.Rows.Select(row => Money.Sum(row.Shares.Each.Select(share => share.Amount))),
                Is.EqualTo(one.Page.Rows.Select(row => row.Net)), "each fen has somebody");
        }

        Assert.That((await Desk(new(new(), Search: inWindow))).Page.Rows, Has.Count.EqualTo(2));
        Assert.That((await Desk(new(new(), SaleState.Undelivered))).Page.Rows.Select(row => row.OrderNumber),
            Is.All.EqualTo(unsent));
    }

    [Test]
    public async Task A_held_sale_says_why_and_until_when()
    {
        var number = await work.SellAndDeliver(2);
        var day = BeijingTime.DayOf(work.Now).AddDays(30);
        (await Hold(number, item: 1, day)).OrThrow();

        var row = (await Desk(new(new(), SaleState.Held))).Page.Rows.Single();

        Assert.That((row.Hold!.Reason, row.Hold.Until, row.Hold.By), Is.EqualTo(("等鉴定", (DateOnly?)day,
            DemoVillage.Treasurer)));
    }

    [Test]
    public async Task Days_and_household_are_filters_and_the_sums_follow_them()
    {
        await work.SellAndSettle(1);
        var settledOn = BeijingTime.DayOf(work.Now);
        await work.SellAndSettle(2);
        var second = await work.Household(2);

        var early = await Desk(new(new(), From: settledOn, To: settledOn));
        var late = await Desk(new(new(), From: settledOn.AddDays(1)));
        var ofSecond = await Desk(new(new(), Household: second));

        Assert.That(early.Page.Rows.Where(row => row.Kind == SaleKind.Goods).Select(row => row.HouseholdNumber),
            Is.EqualTo(new[] { 1 }));
        Assert.That(late.Page.Rows.Where(row => row.Kind == SaleKind.Goods).Select(row => row.HouseholdNumber),
            Is.EqualTo(new[] { 2 }));
        Assert.That((ofSecond.Page.Total, ofSecond.Shown.Sales), Is.EqualTo((1, 1)));
        Assert.That(ofSecond.Shown.Net, Is.EqualTo(ofSecond.Page.Rows.Single().Net));
    }

    [Test]
    public async Task What_was_settled_long_ago_is_left_out_and_what_waits_is_not()
    {
        var old = await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        await work.Settle();
        var waits = await work.Sell(2);
        await work.Village.Advance(TimeSpan.FromDays(Recent.Days + 1));
        await work.SellAndSettle(3);
        var (recent, day) = (new ListSales.Query(new(Size: 100), IsRecent: true), BeijingTime.DayOf(work.Now));

        var shown = await Desk(recent);
        var all = await Desk(recent with { IsRecent = false });

        Assert.That((shown.Page.Total, all.Page.Total), Is.EqualTo((4, 6)));
        Assert.That(shown.Page.Rows.Select(row => row.OrderNumber), Does.Contain(waits).And.Not.Contains(old));
        Assert.That(
            (shown.ByState[SaleState.Settled].Sales, shown.ByState[SaleState.Undelivered].Sales), Is.EqualTo((2, 2)));
        Assert.That(shown.Shown.Net, Is.EqualTo(Money.Sum(shown.Page.Rows.Select(row => row.Net))));
        Assert.That((await Desk(recent with { State = SaleState.Settled })).Page.Total, Is.EqualTo(2));
        Assert.That((await Desk(recent with { To = day.AddDays(-1) })).Page.Total, Is.EqualTo(2), "days were named");
        Assert.That((await Desk(recent with { Search = old })).Page.Total, Is.EqualTo(2), "a whole number was named");
        Assert.That((await Desk(recent with { Search = old[1..] })).Page.Total, Is.Zero);
        Assert.That((shown.LeavesOut, all.LeavesOut), Is.EqualTo((true, false)));
        Assert.That((await Desk(recent with { Search = old })).LeavesOut, Is.False);
        Assert.That((await Desk(recent with { To = day })).LeavesOut, Is.False);
        foreach (var by in new[] { nameof(DeskSale.Net), nameof(DeskSale.HouseholdName), nameof(DeskSale.At) })
        {
            var pages = new List<DeskSale>();
            for (var page = 1; page < 4; page++)
                pages.AddRange((await Desk(recent with { Page = new(page, 2, new(by)) })).Page.Rows);
            Assert.That(pages.Select(row => row.Id), Is.EquivalentTo(shown.Page.Rows.Select(row => row.Id)), by);
        }
    }

    [Test]
    public async Task A_stretch_of_sales_leaves_out_the_past_and_none_of_those_asked_for_however_old()
    {
        var waits = await work.SellAndDeliver(2);
        (await Hold(waits, item: null)).OrThrow();
        await work.SellAndSettle(1);
        await work.Village.Advance(TimeSpan.FromDays(Recent.Days + 1));
        var since = work.Now;
        await work.SellAndSettle(3);
        _ = await work.Sell(2);

        foreach (var apart in Enumerable.Range(0, 8))
        {
            var (found, wanted) = await work.Village.Look(async db =>
            {
                var open = db.Sales.Where(sale => sale.SettledAt == null);
                var settled = db.Sales.Where(sale => sale.SettledAt >= since);
                var stretch = await SaleStretch.Of(open, settled, default, apart);
                return (await IdsOf(stretch.Among(db.Sales)),
                    (SaleId[])[.. await IdsOf(open), .. await IdsOf(settled)]);
            });

            Assert.That(wanted, Has.Length.EqualTo(6).And.SubsetOf(found), $"{apart} apart");
            Assert.That(found, Has.Count.EqualTo(apart < 2 ? 8 : 6), $"{apart} apart: the old ones aside, no past");
        }

        static Task<List<SaleId>> IdsOf(IQueryable<Sale> sales) => sales.Select(sale => sale.Id).ToListAsync();
    }

    [Test]
    public async Task The_desk_says_when_the_next_fall_due_and_how_many()
    {
        Assert.That((await Desk(new(new()))).Next, Is.Null);
        var held = await work.SellAndDeliver(2);
        (await Hold(held, item: null)).OrThrow();
        Assert.That((await Desk(new(new()))).Next, Is.Null, "only a person ends that hold");
        (await Release(held)).OrThrow();

        var next = (await Desk(new(new()))).Next!;

        var rows = (await Desk(new(new(), SaleState.InWindow))).Page.Rows;
        Assert.That(next.At, Is.EqualTo(rows.Min(row => row.DueAt)));
        Assert.That(next.Sales, Is.EqualTo(rows.Count(row =>
            BeijingTime.DayOf(row.DueAt!.Value) == BeijingTime.DayOf(next.At))));
    }

    [Test]
    public async Task A_sale_opens_to_its_formula_its_rule_its_refunds_and_its_entries()
    {
        var number = await work.SellAndDeliver(1);
        await work.Refund(number, new(100));
        await work.Village.Advance(TimeSpan.FromDays(8));
        await work.Settle();
        await work.Refund(number, new(333));

        var sale = await Sale(number, 1);
        var freight = await Sale(number, 0);

        var formula = sale.Formula;
        Assert.That(formula.Gross - formula.Discount, Is.EqualTo(formula.Paid));
        Assert.That((formula.RefundedBefore, formula.RefundedAfter), Is.EqualTo((new Money(100), new Money(333))));
        Assert.That(formula.Paid - new Money(433), Is.EqualTo(formula.Net));
        Assert.That(
            sale.Steps.Select(step => (step.Party, step.Taken)),
            Is.EquivalentTo(sale.Shares.Each.Select(share => (share.Party, share.Amount))),
            "the steps give what the entries gave");
        Assert.That(Money.Sum(sale.Steps.Select(step => step.Taken)), Is.EqualTo(formula.Net));
        Assert.That(sale.Steps.Select(step => step.Words), Is.All.Contains("元"));
        Assert.That(sale.Rule, Is.Not.Null);
        Assert.That(sale.Refunds.Select(refund => refund.Amount.Fen), Is.EqualTo(new[] { 100L, 333L }));
        Assert.That(sale.Postings.Select(posting => posting.Net), Is.EqualTo(new[]
        {
            formula.Paid - new Money(100), new Money(-333),
        }));
        Assert.That((freight.Rule, freight.HouseholdName), Is.EqualTo(((RuleOfSale?)null, (string?)null)));
        Assert.That(freight.Steps.Single().Taken, Is.EqualTo(freight.Formula.Net));
    }

    private async Task<SalesDesk> Desk(ListSales.Query query) =>
        (await work.Village.Run((ListSales feature) => feature.Run(query, default))).OrThrow();

    private async Task<SaleView> Sale(string number, int item) =>
        (await work.Village.Run((GetSale feature) => feature.Run(new(number, item), default))).OrThrow();

    private async Task<Outcome<HeldSales>> Hold(string number, int? item, DateOnly? until = null)
    {
        var by = await work.Treasurer();
        return await work.Village.Run((HoldSales feature) =>
            feature.Run(new(IdempotencyKey.New(), by, number, item, "等鉴定", until), default));
    }

    private async Task<Outcome<HeldSales>> Release(string number)
    {
        var by = await work.Treasurer();
        return await work.Village.Run((ReleaseSales feature) =>
            feature.Run(new(IdempotencyKey.New(), by, number, Item: null), default));
    }

    private async Task AskRefund(string number)
    {
        var by = await work.Treasurer();
        _ = (await work.Village.Run((Features.Shop.AfterSales.RequestRefund feature) =>
            feature.Run(new(IdempotencyKey.New(), by, number, 1, new(100), "受潮"), default))).OrThrow();
    }
}
