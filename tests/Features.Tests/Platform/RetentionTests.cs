using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Platform.Retention;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Platform;

/// <summary>What tells of a person goes when its period is over, and not a day before; what was bought and paid
/// stays.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RetentionTests(DatabaseProvider provider) : ShopFixture(provider)
{
    [Test]
    public async Task The_address_of_an_order_goes_three_years_after_its_end_and_its_money_stays()
    {
        var buyer = await LogIn("u1");
        var paid = await PaidOrder(buyer, new CartLine(await Sku(DemoVillage.TeaName), 1));
        await End(paid.Number, OrderStatus.Completed);
        var open = await PaidOrder(buyer, new CartLine(await Sku(DemoVillage.TeaName), 1));

        await Village.Advance(TimeSpan.FromDays(1_096));
        await Forget();
        Assert.That((await Kept(paid.Number)).Address, Is.EqualTo(Address), "to the day");
        await Village.Advance(TimeSpan.FromDays(1));
        await Forget();

        var kept = await Kept(paid.Number);
        Assert.That(kept.Address, Is.EqualTo(new DeliveryAddress("—", "", "浙江省", "诸暨市", DeliveryAddress.Forgotten)));
        Assert.That((kept.PhoneEnd, kept.Total, kept.Lines.Count), Is.EqualTo(("", paid.Total, 1)));
        Assert.That((await Kept(open.Number)).Address, Is.EqualTo(Address), "what isn't done keeps it");
    }

    [Test]
    public async Task The_address_of_an_order_that_nobody_paid_goes_after_ninety_days()
    {
        var order = await Order(await LogIn("u1"), new CartLine(await Sku(DemoVillage.TeaName), 1));
        await Village.Advance(TimeSpan.FromHours(1));
        _ = await Village.Run((CloseUnpaidOrders feature) => feature.Run(new(), Ct));

        await Village.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(1));
        await Forget();
        Assert.That((await Kept(order.Number)).Address, Is.EqualTo(Address));
        await Village.Advance(TimeSpan.FromMinutes(2));
        await Forget();

        Assert.That((await Kept(order.Number)).Address.Phone, Is.Empty);
    }

    [Test]
    public async Task Sessions_places_and_notices_go_and_what_still_waits_stays()
    {
        _ = await LogIn("u1");
        var keeper = await Keeper();
        // Its moments are the real ones, and this village's clock stands elsewhere.
        await Village.Look(db => db.StaffSessions.Where(one => one.StaffId == keeper.Id)
            .ExecuteUpdateAsync(set => set
                .SetProperty(one => one.Address, "203.0.113.7").SetProperty(one => one.StartedAt, Village.Now)));
        _ = await Village.Run((AcceptMessage feature) =>
            feature.Run(new("test.source", "W", new { Number = "W" }), Ct));
        await Village.Look(async db =>
        {
            var done = db.Inbox.Add(new(db.Tenant.Id, "test.source", "D", "{}", Village.Now)).Entity;
            done.Processed(Village.Now);
            return await db.SaveChangesAsync();
        });

        await Village.Advance(TimeSpan.FromDays(119));
        await Forget();
        Assert.That(await Village.Look(db => db.Sessions.CountAsync()), Is.EqualTo(1), "90 days open, 30 kept");
        await Village.Advance(TimeSpan.FromDays(65));
        await Forget();

        Assert.That(await Village.Look(db => db.Sessions.CountAsync()), Is.Zero);
        Assert.That(await Village.Look(db => db.StaffSessions.CountAsync(one => one.Address != "")), Is.Zero);
        Assert.That(
            await Village.Look(db => db.Inbox.Select(one => one.EventKey).ToListAsync()), Is.EqualTo(new[] { "W" }));
    }

    [Test]
    public async Task The_night_learns_how_long_a_table_is_and_keeps_nothing_of_a_short_one()
    {
        var (keeper, now) = (await Keeper(), Village.Now);
        await Village.Look(async db =>
        {
            for (var number = 0; number < 10_001; number++)
                db.AuditTrail.Add(new(db.Tenant.Id, keeper.Id, null, "order.ship", $"D{number}", now));
            return await db.SaveChangesAsync();
        });

        await Forget();

        var known = await Village.Look(async db => !db.Database.IsSqlite()
            ? ["audit_trail"]
            : await db.Database.SqlQueryRaw<string>("SELECT DISTINCT tbl AS Value FROM sqlite_stat1").ToListAsync());
        Assert.That(known, Is.EqualTo(new[] { "audit_trail" }), "a server knows by itself");
    }

    private async Task Forget()
    {
        var tally = await Village.Run((ForgetOld feature) => feature.Run(Ct));
        Assert.That((tally.Done, tally.Problems.Count), Is.EqualTo((6, 0)));
    }

    private Task<Order> Kept(string number) =>
        Village.Look(db => db.Orders.AsNoTracking().Include(one => one.Lines).SingleAsync(one => one.Number == number));

    private Task End(string number, OrderStatus status) => Village.Look(db => db.Orders
        .Where(one => one.Number == number).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Status, status).SetProperty(one => one.CompletedAt, Village.Now)));
}
