using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Data.Platform;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Orders;

/// <summary>What an order writes goes past the change tracker: here is what must hold all the same.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class OrderWritesTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private static readonly DateTimeOffset Now = TestVillage.Morning.ToUniversalTime();

    [Test]
    public async Task The_last_piece_is_taken_and_none_after_it()
    {
        var (tea, price, stock) = await Shelf(DemoVillage.TeaName);

        await Send(db => Take(db, tea, stock, price));

        Assert.That(await StockOf(tea), Is.Zero);
        Assert.That(
            async () => await Send(db => Take(db, tea, 1, price)),
            Throws.InstanceOf<DbUpdateConcurrencyException>());
        Assert.That(await StockOf(tea), Is.Zero);
    }

    [Test]
    public async Task Stock_is_not_taken_at_another_price()
    {
        var (tea, price, stock) = await Shelf(DemoVillage.TeaName);

        Assert.That(
            async () => await Send(db => Take(db, tea, 1, price + new Money(1))),
            Throws.InstanceOf<DbUpdateConcurrencyException>());

        Assert.That(await StockOf(tea), Is.EqualTo(stock));
    }

    [Test]
    public async Task Stock_of_another_village_is_not_taken()
    {
        var (tea, price, stock) = await Shelf(DemoVillage.TeaName);
        await using var scope = Village.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        db.Tenant.Become(new CooperativeId(999), "elsewhere");
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        Take(db, tea, 1, price);

        Assert.That(async () => await db.Writes.Send(Ct), Throws.InstanceOf<DbUpdateConcurrencyException>());
        await transaction.RollbackAsync(Ct);

        Assert.That(await StockOf(tea), Is.EqualTo(stock));
    }

    [Test]
    public async Task When_one_line_is_gone_nothing_of_the_order_stays()
    {
        var (tea, price, stock) = await Shelf(DemoVillage.TeaName);
        var (nuts, priceOfNuts, stockOfNuts) = await Shelf(DemoVillage.NutName);

        Assert.That(
            async () => await Send(db =>
            {
                db.Writes.InsertFirst(new IdempotencyRecord(db.Tenant.Id, "k", "hash", "answer", Now));
                Take(db, tea, 1, price);
                Take(db, nuts, stockOfNuts + 1, priceOfNuts);
            }),
            Throws.InstanceOf<DbUpdateConcurrencyException>());

        Assert.That((await StockOf(tea), await StockOf(nuts)), Is.EqualTo((stock, stockOfNuts)));
        Assert.That(await Village.Look(db => db.IdempotencyRecords.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Lines_and_payment_point_to_their_own_order_however_many_are_written_at_once()
    {
        var (tea, nuts) = (await Sku(DemoVillage.TeaName), await Sku(DemoVillage.NutName));
        var wishes = new List<PlaceOrder.Command>();
        for (var i = 0; i < 8; i++)
        {
            var lines = i % 2 == 0 ? new[] { new CartLine(tea, 1), new CartLine(nuts, 1) } : [new CartLine(nuts, 2)];
            wishes.Add(await Wish(await LogIn($"buyer-{i}"), lines));
        }

        var answers = await Task.WhenAll(wishes.Select(wish => Task.Run(() => Place(wish))));

        var orders = await Village.Look(db => db.Orders.AsNoTracking().Include(order => order.Lines).ToListAsync());
        var payments = await Village.Look(db => db.Payments.AsNoTracking().ToListAsync());
        foreach (var said in answers.Select(answer => answer.OrThrow()))
        {
            var order = orders.Single(one => one.Number == said.Number);
            var payment = payments.Single(one => one.OrderId == order.Id);
            Assert.That((payment.OutTradeNo, payment.Amount), Is.EqualTo((said.Number, said.Total)));
            Assert.That(
                order.Lines.OrderBy(line => line.Number).Select(line => (line.SkuId, line.Quantity, line.Paid)),
                Is.EqualTo(said.Lines.Select(line => (line.SkuId, line.Quantity, line.Paid))));
        }
    }

    [Test]
    public async Task A_cart_of_more_goods_than_one_question_has_places_is_sold_whole()
    {
        var skus = await Village.Look(db => db.Skus.AsNoTracking()
            .Where(sku => sku.Stock > 0 && db.Products.Any(product => product.Id == sku.ProductId && product.IsOnSale))
            .OrderBy(sku => sku.Id).Select(sku => sku.Id).Take(14).ToListAsync());
        Assert.That(skus, Has.Count.EqualTo(14));

        var order = await Order(await LogIn("lin"), [.. skus.Select(sku => new CartLine(sku, 1))]);

        Assert.That(order.Lines.Select(line => line.SkuId), Is.EqualTo(skus));
        Assert.That(await Village.Look(db => db.OrderLines.CountAsync()), Is.EqualTo(skus.Count));
    }

    [Test]
    public async Task A_price_that_changes_while_an_order_is_on_its_way_is_noticed()
    {
        var lin = await LogIn("lin");
        var (tea, _, stock) = await Shelf(DemoVillage.TeaName);
        var wish = await Wish(lin, new CartLine(tea, 2));
        await using var scope = await Village.Enter();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        await using var repricing = await db.Database.BeginTransactionAsync(Ct);
        (await db.Skus.SingleAsync(sku => sku.Id == tea, Ct)).Reprice(new(7_000));
        _ = await db.SaveChangesAsync(Ct);

        // On a server the order has read the old price by then, and waits for the row; on a file it waits to begin.
        var placing = Task.Run(() => Place(wish));
        await Task.Delay(TimeSpan.FromMilliseconds(500), Ct);
        await repricing.CommitAsync(Ct);

        Assert.That((await placing).Refusal, Is.EqualTo(new PriceChanged(new Money(14_000))));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
        Assert.That(await Village.Look(other => other.Payments.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task What_a_refused_unit_of_work_had_told_is_forgotten()
    {
        await using var scope = await Village.Enter();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();

        var refused = await work.Do(() => Tell(db, new CartEmpty()), Ct);
        var previewed = await work.DryRun(() => Tell(db, 1), Ct);
        var done = await work.Do<int>(() => Task.FromResult<Outcome<int>>(2), Ct);

        Assert.That((refused.IsRefused, previewed.IsRefused, done.IsRefused), Is.EqualTo((true, false, false)));
        Assert.That(await Village.Look(other => other.IdempotencyRecords.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task A_scope_knows_nothing_of_the_village_that_was_served_before_it()
    {
        await using (var before = await Village.Enter())
        {
            var served = before.ServiceProvider.GetRequiredService<VillageDb>();
            served.Writes.InsertFirst(new IdempotencyRecord(served.Tenant.Id, "k", "hash", "answer", Now));
            Assert.That(await served.Skus.CountAsync(Ct), Is.Positive);
        }

        await using var scope = Village.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        await db.Writes.Send(Ct);
        await transaction.CommitAsync(Ct);

        Assert.That(db.Tenant.IsSet, Is.False);
        Assert.That(await db.Skus.CountAsync(Ct), Is.Zero);
        Assert.That(await db.IdempotencyRecords.IgnoreQueryFilters().CountAsync(Ct), Is.Zero);
    }

    private static Task<Outcome<int>> Tell(VillageDb db, Outcome<int> answer)
    {
        db.Writes.InsertFirst(new IdempotencyRecord(db.Tenant.Id, "k", "hash", "answer", Now));
        return Task.FromResult(answer);
    }

    private async Task<(SkuId Id, Money Price, int Stock)> Shelf(string product)
    {
        var id = await Sku(product);
        var sku = await Village.Look(db => db.Skus.AsNoTracking().SingleAsync(one => one.Id == id));
        return (id, sku.Price, sku.Stock);
    }

    private Task Send(Action<VillageDb> tell) => Village.Look(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        tell(db);
        await db.Writes.Send(Ct);
        await transaction.CommitAsync(Ct);
        return true;
    });

    private static void Take(VillageDb db, SkuId sku, int pieces, Money price) =>
        db.Writes.TakeStock([(StockMovement.Sold(db.Tenant.Id, new(sku, pieces), "D1", Now), price)]);
}
