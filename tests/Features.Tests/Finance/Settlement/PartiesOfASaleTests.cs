using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Settlement;

/// <summary>Tea is sold under a rule that the village agreed on later: a craftsman, paid through another household, has
/// a royalty for the pattern on the tin, and a fund for pupils that this village added has a part of the rest.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PartiesOfASaleTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private const string Royalty = "楼师傅纹样";
    private const string Pupils = "助学金";

    private Person lin = null!;
    private OrderView order = null!;

    [SetUp]
    public async Task Sell()
    {
        _ = await Village.Look(AgreeOnRoyalty);
        lin = await LogIn("lin");
        order = await ShippedOrder(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        _ = await Village.Sandbox.Tell("user/confirm-receive", new { outTradeNo = order.Number, @as = lin.OpenId }, Ct);
        var transaction = await Village.Look(db => db.Payments.Select(payment => payment.TransactionId!).SingleAsync());
        _ = (await Village.Run((CompleteOrder feature) =>
            feature.Run(new(transaction, order.Number, Village.Now, Village.Now), Ct))).OrThrow();
        await Village.Advance(TimeSpan.FromDays(10));
    }

    [Test]
    public async Task Each_party_gets_its_part_on_its_account_and_the_preview_names_it()
    {
        var previewed = (await Village.Run((PreviewSettlement feature) => feature.Run(Ct))).OrThrow();

        var settled = (await Village.Run((SettleDueSales feature) => feature.Run(new(), Ct))).OrThrow();

        // 5 % of 68.00 and a tin of 1.00 come first; the other 63.60 are shared by 85, 2, 3 and 10 %.
        (string Name, long Fen)[] parts =
        [
            ("农户", 5_406), ("共富基金", 191), ("平台", 100), ("合作社", 636), (Royalty, 340), (Pupils, 127),
        ];
        Assert.That(previewed.Parts.Each.Select(share => (share.Party.Name, share.Amount.Fen)), Is.EqualTo(parts));
        Assert.That(settled.Lines, Is.EqualTo(1));
        Assert.That(await PostedByParty(), Is.EqualTo(previewed.Parts.Each.ToDictionary(
            share => share.Party.Name, share => share.Amount.Fen)));
        Assert.That(await Balance(Account.ProjectFund.Code), Is.EqualTo(-127));
        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
    }

    [Test]
    public async Task A_late_refund_takes_back_of_each_party_and_the_last_fen_leaves_nothing()
    {
        _ = (await Village.Run((SettleDueSales feature) => feature.Run(new(), Ct))).OrThrow();
        var rule = await Village.Look(db => db.RevenueRules.AsNoTracking().SingleAsync(one => one.Code == "TIN"));

        foreach (var fen in new[] { 1_313, 3 })
        {
            _ = await ApprovedRefund(order.Number, new(fen));
            await SettleRefunds();
        }

        Assert.That(await PostedByParty(), Is.EqualTo(rule.Split(new(6_800 - 1_316)).Each.ToDictionary(
            share => share.Party.Name, share => share.Amount.Fen)));

        _ = await ApprovedRefund(order.Number, new(6_800 - 1_316));
        await SettleRefunds();

        Assert.That((await PostedByParty()).Values, Has.Count.EqualTo(6).And.All.Zero);
        Assert.That((await Get(lin, order.Number)).Refunded, Is.EqualTo(new Money(6_800)));
    }

    [Test]
    public async Task The_artisans_household_reads_the_royalty_in_its_statement()
    {
        _ = (await Village.Run((SettleDueSales feature) => feature.Run(new(), Ct))).OrThrow();
        _ = await ApprovedRefund(order.Number, new(1_000));
        await SettleRefunds();

        var statement = await StatementOf(DemoVillage.BasketHousehold);

        Assert.That(
            statement.Royalties.Select(row => (row.OrderNumber, row.Party, row.Amount.Fen)),
            Is.EqualTo(new[] { (order.Number, Royalty, 340L), (order.Number, Royalty, -50L) }));
        Assert.That((statement.Sales, statement.Goods.Closing), Is.EqualTo((Array.Empty<SaleRow>(), new Money(290))));
        Assert.That((await StatementOf(DemoVillage.TeaHousehold)).Royalties, Is.Empty);
    }

    private async Task<StatementView> StatementOf(int number)
    {
        var household = await Village.Look(db =>
            db.Households.Where(one => one.Number == number).Select(one => one.Id).SingleAsync());
        return (await Village.Run((GetHouseholdStatement feature) => feature.Run(new(household), Ct))).OrThrow();
    }

    /// <summary>What the journal says that each party has of the goods, by its name.</summary>
    private Task<Dictionary<string, long>> PostedByParty() => Village.Look(db => (
        from line in db.JournalLines
        join party in db.Parties on line.PartyId equals party.Id
        join sale in db.Sales on line.SaleId equals sale.Id
        where sale.Kind == SaleKind.Goods && party.AccountCode == line.AccountCode
        group -line.Amount.Fen by party.Name
        into sums
        select new { sums.Key, Fen = sums.Sum() }).ToDictionaryAsync(sum => sum.Key, sum => sum.Fen));

    private static async Task<int> AgreeOnRoyalty(VillageDb db)
    {
        var artisan = await db.Artisans.OrderBy(one => one.Id).FirstAsync(one => db.Households.Any(household =>
            household.Id == one.HouseholdId && household.Number == DemoVillage.BasketHousehold));
        var tea = await db.Products.Where(one => one.Name == DemoVillage.TeaName).Select(one => one.Id).SingleAsync();
        var earlier = await db.RevenueRules.ToListAsync();
        var first = await db.Parties.ToDictionaryAsync(party => party.Kind);
        var royalty = Party.OfArtisan(db.Tenant.Id, Royalty, artisan.Id, artisan.HouseholdId).OrThrow();
        var pupils = Party.Add(db.Tenant.Id, Pupils, Account.ProjectFund).OrThrow();
        db.RevenueRules.Add(RevenueRule.Agree(
            new(db.Tenant.Id, "TIN", earlier[0].EffectiveFrom, RuleScope.Of(tea), earlier[0].Approval,
            [
                new(royalty, new WaterfallStep.Percent(500, PercentBase.Total, Cap: new(5_000))),
                new(first[PartyKind.Platform], new WaterfallStep.Fixed(new(100))),
                new(first[PartyKind.Household], new WaterfallStep.Rest(8_500)),
                new(pupils, new WaterfallStep.Rest(200)), new(first[PartyKind.Fund], new WaterfallStep.Rest(300)),
                new(first[PartyKind.Cooperative], new WaterfallStep.Rest(1_000)),
            ]),
            earlier).OrThrow());
        return await db.SaveChangesAsync();
    }
}
