using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Catalog;

/// <summary>Whoever changes a stock says why, and what they said adds up to it.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class StockMovementTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private SkuId tea;

    [SetUp]
    public async Task FindTea() => tea = await Sku(DemoVillage.TeaName);

    [Test]
    public async Task Each_way_in_and_out_leaves_its_movement()
    {
        var lin = await LogIn("lin");
        var began = await StockOf(tea);
        var unpaid = await Order(lin, new CartLine(tea, 2));
        _ = (await Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, unpaid.Number), Ct))).OrThrow();
        var paid = await PaidOrder(lin, new CartLine(tea, 3));
        var refund = await ApprovedRefund(paid.Number, paid.Total, withFreight: paid.Freight > Money.Zero, pieces: 3);
        await SettleRefunds();
        _ = (await Count(-1, "碰坏一盒")).OrThrow();

        var page = (await List(new(1, 20))).OrThrow();

        Assert.That(
            page.Rows.Reverse().Select(row => (row.Reason, row.Pieces, row.Document, row.Note)),
            Is.EqualTo(new (StockReason, int, string?, string?)[]
            {
                (StockReason.Opening, began, null, null),
                (StockReason.Sold, -2, unpaid.Number, null),
                (StockReason.OrderClosed, 2, unpaid.Number, null),
                (StockReason.Sold, -3, paid.Number, null),
                (StockReason.Refunded, 3, refund.OutRefundNo, null),
                (StockReason.Counted, -1, null, "碰坏一盒"),
            }));
        Assert.That(page.Rows[0].By, Is.EqualTo(DemoVillage.StoreKeeper));
        Assert.That(page.Rows.Sum(row => row.Pieces), Is.EqualTo(await StockOf(tea)));
    }

    [Test]
    public async Task What_is_refused_leaves_no_movement()
    {
        var before = (await List(new(1, 1))).OrThrow().Total;

        IsRefused(await Count(-99_999, note: null), "catalog.stock_too_low");
        _ = (await Count(0, note: null)).OrThrow();

        Assert.That((await List(new(1, 1))).OrThrow().Total, Is.EqualTo(before));
    }

    [Test]
    public async Task Pages_hold_every_movement_once_and_the_newest_first()
    {
        for (var i = 1; i <= 5; i++) _ = (await Count(i, note: null)).OrThrow();

        var seen = new List<ListStockMovements.MovementRow>();
        for (var page = 1; page <= 3; page++) seen.AddRange((await List(new(page, 2))).OrThrow().Rows);

        Assert.That(seen.Select(row => row.Pieces).Take(5), Is.EqualTo(new[] { 5, 4, 3, 2, 1 }));
        Assert.That((await List(new(1, 2))).OrThrow().Total, Is.EqualTo(6));
    }

    [Test]
    public async Task A_stock_that_somebody_changed_is_found_out()
    {
        _ = await Village.Look(db => db.Database.ExecuteSqlAsync($"UPDATE skus SET stock = stock + 1"));

        var findings = await Village.Run((CheckBooks feature) => feature.Run(Ct));

        Assert.That(findings.Single(finding => finding.Code == "I14").Holds, Is.False);
        _ = await Village.Look(db => db.Database.ExecuteSqlAsync($"UPDATE skus SET stock = stock - 1"));
    }

    [TestCase("UPDATE stock_movements SET pieces = pieces + 1")]
    [TestCase("DELETE FROM stock_movements")]
    public void A_movement_is_neither_changed_nor_deleted(string sql) => Assert.That(
        async () => await Village.Look(db => db.Database.ExecuteSqlRawAsync(sql)),
        Throws.Exception.With.Message.Contains("append-only: stock_movements"));

    private async Task<Outcome<AdjustSku.Result>> Count(int change, string? note)
    {
        var keeper = await Keeper();
        var price = await Village.Look(db => db.Skus
            .Where(sku => sku.Id == tea).Select(sku => sku.Price).SingleAsync());
        return await Village.Run((AdjustSku feature) =>
            feature.Run(new(IdempotencyKey.New(), keeper, tea, price, change, note), Ct));
    }

    private Task<Outcome<Page<ListStockMovements.MovementRow>>> List(PageQuery page) =>
        Village.Run((ListStockMovements feature) => feature.Run(new(tea, page), Ct));
}
