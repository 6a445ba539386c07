using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Orders;

/// <summary>Which version of which rule a line freezes: of those in effect, the newest of the narrowest scope.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RuleChoiceTests(DatabaseProvider provider) : ShopFixture(provider)
{
    [SetUp]
    public Task FillTheShelf() => Village.SetStock(99);

    [Test]
    public async Task The_narrowest_scope_wins_product_then_artisan_then_category_then_everything()
    {
        var basket = await Village.Look(db => db.Products.SingleAsync(one => one.Name == DemoVillage.BasketName));
        Assert.That(await RuleOf(DemoVillage.BasketName), Is.EqualTo((DemoVillage.CraftRule, 1)));
        Assert.That(await RuleOf(DemoVillage.TeaName), Is.EqualTo((DemoVillage.StandardRule, 1)));

        await Agree("ARTISAN", RuleScope.Of(basket.ArtisanId!.Value));
        Assert.That(await RuleOf(DemoVillage.BasketName), Is.EqualTo(("ARTISAN", 1)));

        await Agree("PRODUCT", RuleScope.Of(basket.Id));
        Assert.That(await RuleOf(DemoVillage.BasketName), Is.EqualTo(("PRODUCT", 1)));
        Assert.That(await RuleOf("竹编果盘"), Is.EqualTo(("ARTISAN", 1)), "by the same hands");
        Assert.That(await RuleOf("草编坐垫"), Is.EqualTo((DemoVillage.CraftRule, 1)), "by other hands");
        Assert.That(await RuleOf(DemoVillage.TeaName), Is.EqualTo((DemoVillage.StandardRule, 1)));
    }

    [Test]
    public async Task A_version_holds_from_its_Beijing_day_on_and_never_for_what_was_sold_before()
    {
        var lin = await LogIn("lin");
        var cart = new CartLine(await Sku(DemoVillage.TeaName), 1);
        var before = await Order(lin, cart);
        var tomorrow = BeijingTime.DayOf(Village.Now).AddDays(1);
        await Agree(DemoVillage.StandardRule, RuleScope.Everything, tomorrow);

        Assert.That(await RuleOf(DemoVillage.TeaName), Is.EqualTo((DemoVillage.StandardRule, 1)));
        await Village.Advance(BeijingTime.StartOf(tomorrow) - Village.Now - TimeSpan.FromSeconds(30));
        Assert.That(await RuleOf(DemoVillage.TeaName), Is.EqualTo((DemoVillage.StandardRule, 1)), "the day before");
        await Village.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await RuleOf(DemoVillage.TeaName), Is.EqualTo((DemoVillage.StandardRule, 2)));
        Assert.That(await FrozenBy(before.Number), Is.EqualTo((DemoVillage.StandardRule, 1)));
    }

    [Test]
    public async Task A_rule_of_a_category_holds_for_all_below_it_and_the_nearest_wins()
    {
        var top = await Category("香榧坚果");
        var middle = await Below(top, "香榧");
        var lowest = await Below(middle, "手剥香榧");
        await Move(DemoVillage.NutName, lowest);

        await Agree("NUTS", RuleScope.Of(top));
        Assert.That(await RuleOf(DemoVillage.NutName), Is.EqualTo(("NUTS", 1)), "two below it");
        await Agree("TORREYA", RuleScope.Of(middle));
        Assert.That(await RuleOf(DemoVillage.NutName), Is.EqualTo(("TORREYA", 1)), "one below it");
        await Agree("PEELED", RuleScope.Of(lowest));
        Assert.That(await RuleOf(DemoVillage.NutName), Is.EqualTo(("PEELED", 1)), "its own");
        await Move(DemoVillage.NutName, middle);
        Assert.That(await RuleOf(DemoVillage.NutName), Is.EqualTo(("TORREYA", 1)), "nothing comes up from below");
        Assert.That(await RuleOf(DemoVillage.TeaName), Is.EqualTo((DemoVillage.StandardRule, 1)));
    }

    [Test]
    public async Task A_category_with_another_name_is_divided_as_before()
    {
        var crafts = await Category("手作");
        var keeper = await Keeper();

        _ = (await Village.Run((SaveCategory feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, crafts, 0, new("指尖功夫", GoodsKind.Craft, Parent: null, After: null)),
            Ct))).OrThrow();

        Assert.That(await RuleOf(DemoVillage.BasketName), Is.EqualTo((DemoVillage.CraftRule, 1)));
    }

    [Test]
    public async Task Without_a_rule_in_effect_nothing_is_sold()
    {
        var lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);

        // The village agreed when it was founded; to a clock from before that no rule is in effect.
        await using var scope = await Village.Enter();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var early = new QuoteOrder(db, new KnownRules(), new FixedClock(Village.Now.AddYears(-1)));

        IsRefused(await early.Run(new(lin.Id, [new CartLine(tea, 1)], null), Ct), "catalog.no_rule_in_effect");
        Assert.That((await Place(await Wish(lin, new CartLine(tea, 1)))).IsRefused, Is.False);
    }

    [Test]
    public async Task What_a_village_has_agreed_on_is_known_apart_from_what_the_next_one_has()
    {
        _ = await RuleOf(DemoVillage.TeaName);
        _ = await NeighbourGoods.Of(Village);
        await using var here = await Village.Enter();
        await using var there = Village.Services.CreateAsyncScope();
        (await there.ServiceProvider.GetRequiredService<EnterVillage>().Run(NeighbourGoods.Slug, Ct)).OrThrow();
        var known = Village.Services.GetRequiredService<KnownRules>();
        var ours = await here.ServiceProvider.GetRequiredService<VillageDb>().RevenueRules.CountAsync();

        var book = await known.Of(there.ServiceProvider.GetRequiredService<VillageDb>(), ours, Ct);

        Assert.That(ours, Is.Positive);
        Assert.That(book.Count, Is.Zero);
        Assert.That(await RuleOf(DemoVillage.TeaName), Is.EqualTo((DemoVillage.StandardRule, 1)));
    }

    private async Task<CategoryId> Below(CategoryId parent, string name)
    {
        var keeper = await Keeper();
        return (await Village.Run((SaveCategory feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, Id: null, 0, new(name, GoodsKind.Nuts, parent, After: null)), Ct)))
            .OrThrow().Id;
    }

    private Task<int> Move(string product, CategoryId category) => Village.Look(db => db.Products
        .Where(one => one.Name == product).ExecuteUpdateAsync(set => set.SetProperty(one => one.CategoryId, category)));

    private async Task<(string Code, int Revision)> RuleOf(string product)
    {
        var shopper = await LogIn($"shopper-{Guid.NewGuid():N}");
        return await FrozenBy((await Order(shopper, new CartLine(await Sku(product), 1))).Number);
    }

    private async Task<(string Code, int Revision)> FrozenBy(string number)
    {
        var rule = await Village.Look(db => (
            from order in db.Orders
            from line in order.Lines
            join frozen in db.RevenueRules on line.RevenueRuleId equals frozen.Id
            where order.Number == number
            select new { frozen.Code, frozen.Revision }).SingleAsync());
        return (rule.Code, rule.Revision);
    }

    private Task<int> Agree(string code, RuleScope scope, DateOnly? from = null) => Village.Look(async db =>
    {
        var earlier = await db.RevenueRules.ToListAsync();
        var household = await db.Parties.SingleAsync(party => party.Kind == PartyKind.Household);
        db.RevenueRules.Add(RevenueRule.Agree(
            new(db.Tenant.Id, code, from ?? earlier[0].EffectiveFrom, scope, earlier[0].Approval,
                [new(household, new WaterfallStep.Rest())]),
            earlier).OrThrow());
        return await db.SaveChangesAsync();
    });

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
