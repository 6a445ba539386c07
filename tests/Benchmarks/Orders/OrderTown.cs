using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>A village whose shelf is long and full, with a shopper for every worker.</summary>
internal sealed class OrderTown : IAsyncDisposable
{
    public const int PriceFen = 10_000;
    private const int Products = 100;
    private const int SizesOfAProduct = 10;
    private const int FullShelf = 10_000_000;
    private const int AfterSalesHours = 168;

    private OrderTown(BenchVillage village) => Village = village;

    public static DeliveryAddress Address { get; } = new("林一", "13800000001", "浙江省", "诸暨市", "浣东街道 1 号");

    public BenchVillage Village { get; }

    public required IReadOnlyList<Ware> Wares { get; init; }

    public required IReadOnlyList<ShopperId> Shoppers { get; init; }

    /// <summary>What one piece each of two wares costs: all have the same price.</summary>
    public Money TotalOfTwo { get; private set; }

    public static async Task<OrderTown> Build(DatabaseProvider engine, int shoppers, CancellationToken ct)
    {
        var village = await BenchVillage.Found(engine, ct);
        try
        {
            var wares = await village.Look(db => FillShelf(db, ct));
            var town = new OrderTown(village)
            {
                Wares = wares, Shoppers = await village.Look(db => Invite(db, shoppers, ct)),
            };
            var quote = await village.Run((QuoteOrder feature) => feature.Run(
                new(town.Shoppers[0], [new(new(wares[0].SkuId), 1), new(new(wares[1].SkuId), 1)], Address), ct));
            town.TotalOfTwo = quote.OrThrow().Total;
            return town;
        }
        catch
        {
            await village.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the database holds now, and that it is whole: as many pieces missing as lines say, an order's
    /// lines and payment as dear as the order, a key for each.</summary>
    public async Task<int> CountWholeOrders(CancellationToken ct)
    {
        var skus = Wares.Select(static ware => new SkuId(ware.SkuId)).ToList();
        var left = await Village.Look(db => db.Skus.Where(sku => skus.Contains(sku.Id))
            .SumAsync(static sku => (long)sku.Stock, ct));
        var orders = await Village.Look(db => db.Orders.CountAsync(ct));
        var total = await Village.Look(db => db.Orders.SumAsync(static order => order.Total.Fen, ct));
        var freight = await Village.Look(db => db.Orders.SumAsync(static order => order.Freight.Fen, ct));
        var paid = await Village.Look(db => db.OrderLines.SumAsync(static line => line.Paid.Fen, ct));
        var pieces = await Village.Look(db => db.OrderLines.SumAsync(static line => (long)line.Quantity, ct));
        var asked = await Village.Look(db => db.Payments.SumAsync(static payment => payment.Amount.Fen, ct));
        var payments = await Village.Look(db => db.Payments.CountAsync(ct));
        var keys = await Village.Look(db => db.IdempotencyRecords.CountAsync(ct));
        Bench.CheckSame((long)Wares.Count * FullShelf - left, pieces, "stock lost is pieces ordered");
        Bench.CheckSame(total, paid + freight, "lines and freight add up to the orders");
        Bench.CheckSame(total, asked, "payments ask for what orders cost");
        Bench.CheckSame((orders, orders), (payments, keys), "an order has its payment and its key");
        return orders;
    }

    /// <summary>Many more people, at most a million, in one statement: thousands of thousands, because MariaDB ends a
    /// recursion after a thousand rounds.</summary>
    public static async Task<IReadOnlyList<ShopperId>> Gather(VillageDb db, int people, CancellationToken ct)
    {
        _ = await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO shoppers (cooperative_id, open_id, first_seen_at, order_turn) "
            + "WITH RECURSIVE crowd(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM crowd WHERE i < 999) "
            + "SELECT {1}, CAST(a.i * 1000 + b.i AS CHAR(16)), '2026-01-01 00:00:00', 0 "
            + "FROM crowd a CROSS JOIN crowd b "
            + "WHERE a.i * 1000 + b.i < {0}",
            [people, db.Tenant.Id.Value], ct);
        return await db.Shoppers.OrderByDescending(static shopper => shopper.Id).Take(people)
            .Select(static shopper => shopper.Id).ToListAsync(ct);
    }

    public ValueTask DisposeAsync() => Village.DisposeAsync();

    private static async Task<List<Ware>> FillShelf(VillageDb db, CancellationToken ct)
    {
        var household = await db.Households.FirstAsync(one => one.Number == DemoVillage.TeaHousehold, ct);
        var rule = await db.RevenueRules.FirstAsync(one => one.Code == DemoVillage.StandardRule, ct);
        var category = await db.Categories.FirstAsync(one => one.Kind == GoodsKind.Tea, ct);
        var products = new List<Product>();
        for (var i = 1; i <= Products; i++)
        {
            var product = new Product(
                db.Tenant.Id, household.Id, artisanId: null,
                new($"压测茶 {i}", category.Id, "上英村", "只在压测时出现", AfterSalesHours));
            for (var size = 1; size <= SizesOfAProduct; size++)
                _ = product.AddSku($"{size} 号", new(PriceFen), FullShelf, TimeProvider.System.GetUtcNow());
            product.PutOnSale(TimeProvider.System.GetUtcNow()).OrThrow();
            products.Add(product);
        }

        db.Products.AddRange(products);
        await db.SaveChangesAsync(ct);
        return [.. products.SelectMany(product => product.Skus.Select(sku => new Ware(
            sku.Id.Value, household.Id.Value, rule.Id.Value, household.IsMember, $"{product.Name} {sku.Name}",
            AfterSalesHours))).OrderBy(static ware => ware.SkuId)];
    }

    private static async Task<List<ShopperId>> Invite(VillageDb db, int count, CancellationToken ct)
    {
        var shoppers = Enumerable.Range(0, count)
            .Select(i => new Shopper(db.Tenant.Id, $"bench-{i}", TimeProvider.System.GetUtcNow())).ToList();
        db.Shoppers.AddRange(shoppers);
        await db.SaveChangesAsync(ct);
        return shoppers.ConvertAll(static shopper => shopper.Id);
    }
}

/// <summary>A SKU with what its line freezes.</summary>
internal sealed record Ware(
    long SkuId, long HouseholdId, long RuleId, bool IsMember, string Title, int AfterSalesHours);
