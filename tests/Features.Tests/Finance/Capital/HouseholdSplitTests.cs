using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Capital;

/// <summary>The second person of the tea household founds one of their own, by two people of the village.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class HouseholdSplitTests(DatabaseProvider provider) : PostingFixture(provider)
{
    private const int Tea = DemoVillage.TeaHousehold;
    private const int Fresh = 77;
    private static readonly CapitalHolding Taken = new(new(100_001), new(14_003), new(7_777));

    [Test]
    public async Task People_goods_and_shares_go_along_to_the_fen_and_what_was_owed_stays()
    {
        await work.SellAndSettle(Tea);
        _ = await work.Sell(Tea);
        var (old, entries) = (await Find(Tea), await work.Entries());
        var owed = await work.Balance(Account.GoodsPayable, old.Id);
        var goods = await Products(old.Id);

        var asked = (await Ask(goods)).OrThrow();

        Assert.That(asked.ToType, Is.EqualTo(Taken.Total));
        Assert.That((await Ask(goods)).Refusal?.Code, Is.EqualTo("split.already_waits"));
        Assert.That(await Numbers(), Has.None.EqualTo(Fresh), "one person alone splits nothing");
        Assert.That(
            (await work.ApprovePosting(treasurer, asked.Request, Taken.Total)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));
        var preview = (await work.Village.Run((PreviewPosting feature) =>
            feature.Run(new(asked.Request), default))).OrThrow();
        Assert.That(preview.Posted.Split!.People, Is.EqualTo(new[] { Second(old).Name }));
        Assert.That(preview.Balances, Is.Empty);
        Assert.That(await Numbers(), Has.None.EqualTo(Fresh), "a look changes nothing");
        _ = (await work.ApprovePosting(reviewer, asked.Request, Taken.Total)).OrThrow();

        var (left, made) = (await Find(Tea), await Find(Fresh));
        Assert.That((left.Holding, made.Holding), Is.EqualTo((old.Holding.Less(Taken), Taken)));
        Assert.That(made.People.Select(one => (one.Id, one.IsPayee)), Is.EqualTo(new[] { (Second(old).Id, true) }));
        Assert.That(left.People.Select(one => one.Id), Is.EqualTo(new[] { old.People.Single(one => one.IsPayee).Id }));
        Assert.That((made.IsMember, made.MemberSince), Is.EqualTo((true, Today())));
        Assert.That(await Products(made.Id), Is.EqualTo(goods));
        Assert.That(await Products(old.Id), Is.Empty);
        Assert.That(
            await work.Village.Look(db => db.Products.AnyAsync(one => one.HouseholdId == made.Id && one.IsOnSale)),
            Is.False, "they come off the shelf first");
        Assert.That(await work.Balance(Account.GoodsPayable, old.Id), Is.EqualTo(owed));
        Assert.That(await work.Entries(), Is.EqualTo(entries), "no money moves");
        var told = await Told(old.Id);
        Assert.That(told.Kind, Is.EqualTo(HouseholdEventKind.SplitOff));
        Assert.That(told.Text, Does.Contain($"{Fresh} 茶二家"));
        Assert.That((await Told(made.Id)).Kind, Is.EqualTo(HouseholdEventKind.CameOut));

        await work.Village.Advance(TimeSpan.FromDays(9));
        await work.Settle();
        await PutOnSale(goods[0]);
        _ = await work.Sell(Fresh);
        var sale = await work.Village.Look(db => db.Sales.Where(one => one.HouseholdId != null)
            .OrderByDescending(one => one.Id).FirstAsync());
        Assert.That((sale.HouseholdId, sale.IsMemberSale), Is.EqualTo((made.Id, true)));
    }

    [Test]
    public async Task A_month_before_the_split_is_shared_as_if_it_were_one_and_a_later_one_by_both()
    {
        var may = await work.CloseMay(Tea, 2);
        var before = (await Preview(may)).Shares.ToDictionary(one => one.Number);
        await Split([]);

        var after = (await Preview(may)).Shares.ToDictionary(one => one.Number);

        Assert.That(after.ContainsKey(Fresh), Is.False);
        Assert.That(
            after.Values.Select(one => (one.Number, one.CapitalWeight, one.Patronage, one.Capital)),
            Is.EqualTo(before.Values.Select(one => (one.Number, one.CapitalWeight, one.Patronage, one.Capital))));

        await work.SellAndSettle(2);
        await work.Village.Advance(BeijingTime.At(new DateOnly(2026, 7, 2), new TimeOnly(11, 0)) - work.Now);
        var june = await work.PeriodOf(new DateOnly(2026, 6, 30));
        _ = (await work.Close(june)).OrThrow();
        var later = (await Preview(june)).Shares.ToDictionary(one => one.Number);
        Assert.That(later[Fresh].CapitalWeight, Is.EqualTo(Taken.Total));
        Assert.That(
            later[Tea].CapitalWeight + later[Fresh].CapitalWeight, Is.EqualTo(before[Tea].CapitalWeight),
            "not a fen of weight is made or lost");
    }

    [Test]
    public async Task What_can_not_be_is_told_with_what_to_do()
    {
        var old = await Find(Tea);
        var payee = old.People.Single(one => one.IsPayee).Id;
        string?[] codes =
        [
            (await Ask([], number: 2)).Refusal?.Code, (await Ask([], people: [])).Refusal?.Code,
            (await Ask([], people: [payee])).Refusal?.Code,
            (await Ask([], taken: Taken with { Contribution = old.Contribution + new Money(1) })).Refusal?.Code,
            (await Ask(await Products(await work.Household(2)))).Refusal?.Code,
            (await Ask([], day: Today().AddDays(1))).Refusal?.Code, (await Ask([], name: " ")).Refusal?.Code,
        ];

        Assert.That(codes, Is.EqualTo(new[]
        {
            "household.number_taken", "household.split_people", "household.split_payee", "household.split_capital",
            "split.product", "household.split_day", "household.name_invalid",
        }));
        _ = (await work.Village.Run((RequestPayeeChange feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, old.Id, Second(old).Id, "信用社", "6222000099998888", "何柏松", "换"),
            default))).OrThrow();
        Assert.That((await Ask([])).Refusal?.Code, Is.EqualTo("split.payee_changing"));
    }

    [Test]
    public async Task Of_two_who_take_one_number_the_second_is_told_and_nothing_is_half_written()
    {
        var old = await Find(Tea);
        var asked = (await Ask(await Products(old.Id))).OrThrow();
        _ = (await work.Village.Run((RegisterHousehold feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, new(Fresh, "别家", IsMember: false, null, [new("别人", "户主")])),
            default))).OrThrow();

        var refused = await work.ApprovePosting(reviewer, asked.Request, asked.ToType);

        Assert.That(refused.Refusal?.Code, Is.EqualTo("household.number_taken"));
        Assert.That((await Find(Tea)).Holding, Is.EqualTo(old.Holding));
        Assert.That((await Find(Tea)).People, Has.Count.EqualTo(old.People.Count));
        _ = (await work.Village.Run((DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, asked.Request, "户号有人用了"), default))).OrThrow();
        Assert.That((await Ask([], number: Fresh + 1)).IsRefused, Is.False);
    }

    [Test]
    public async Task What_was_given_to_another_household_since_it_was_asked_for_does_not_go_along()
    {
        var old = await Find(Tea);
        var goods = await Products(old.Id);
        var asked = (await Ask(goods)).OrThrow();
        var third = await work.Household(2);
        await work.Village.Look(db => db.Products.Where(one => one.Id == goods[0])
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.HouseholdId, third)));

        var refused = await work.ApprovePosting(reviewer, asked.Request, asked.ToType);

        Assert.That(refused.Refusal?.Code, Is.EqualTo("split.product"));
        Assert.That(await Numbers(), Has.None.EqualTo(Fresh));
        Assert.That(await Products(third), Does.Contain(goods[0]));
        _ = (await work.Village.Run((DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, asked.Request, "有一种已经给了别家"), default))).OrThrow();
        await Split(goods[1..]);
        Assert.That(await Products((await Find(Fresh)).Id), Is.EqualTo(goods[1..]));
    }

    private DateOnly Today() => BeijingTime.DayOf(work.Now);

    private Task<Household> Find(int number) => work.Village.Look(db => db.Households.AsNoTracking()
        .SingleAsync(one => one.Number == number));

    private Task<List<int>> Numbers() => work.Village.Look(db => db.Households.Select(one => one.Number).ToListAsync());

    private static HouseholdPerson Second(Household household) => household.People.Single(one => !one.IsPayee);

    private Task<ProductId[]> Products(HouseholdId household) => work.Village.Look(db => db.Products
        .Where(one => one.HouseholdId == household).OrderBy(one => one.Id).Select(one => one.Id).ToArrayAsync());

    private async Task<ListHouseholdEvents.Row> Told(HouseholdId id) =>
        (await work.Village.Run((ListHouseholdEvents feature) => feature.Run(new(id), default))).Single();

    private async Task PutOnSale(ProductId id) => _ = (await work.Village.Run((ShelveProduct feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer, id, IsOnSale: true), default))).OrThrow();

    private async Task Split(IReadOnlyList<ProductId> goods)
    {
        var asked = (await Ask(goods)).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, asked.ToType)).OrThrow();
    }

    [Test]
    public async Task A_household_may_split_and_leave_all_of_its_capital_where_it_is()
    {
        var asked = (await Ask([], taken: default(CapitalHolding))).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, Money.Zero)).OrThrow();

        Assert.That(asked.ToType, Is.EqualTo(Money.Zero));
        Assert.That((await Find(Fresh)).Holding.IsNone, Is.True);
    }

    private async Task<Outcome<RequestSplit.Result>> Ask(
        IReadOnlyList<ProductId> goods, int number = Fresh, IReadOnlyList<long>? people = null,
        CapitalHolding? taken = null, DateOnly? day = null, string name = "茶二家")
    {
        var old = await Find(Tea);
        var wish = new SplitWish(day ?? Today(), number, name, people ?? [Second(old).Id], taken ?? Taken);
        return await work.Village.Run((RequestSplit feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, old.Id, wish, goods, "女婿成家"), default));
    }

    private async Task<PlanView> Preview(PeriodId period) => (await work.Village.Run((PreviewDividendPlan feature) =>
        feature.Run(new(treasurer, period), default))).OrThrow();
}
