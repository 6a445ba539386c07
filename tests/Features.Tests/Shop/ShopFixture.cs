using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Fulfilment;
using VillageCloud.Features.Members;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Orders;
using VillageCloud.Features.Payments;
using VillageCloud.Features.Villages.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop;

/// <summary>Shoppers in the demo village; every test ends with books that balance.</summary>
public abstract class ShopFixture(DatabaseProvider provider)
{
    protected static readonly DeliveryAddress Address = new("林一", "13800000001", "浙江省", "诸暨市", "浣东街道 1 号");

    protected static CancellationToken Ct => CancellationToken.None;

    protected TestVillage Village { get; private set; } = null!;

    [SetUp]
    public async Task Start() => Village = await TestVillage.Start(provider);

    [TearDown]
    public async Task End()
    {
        if (Village is null) return;
        var sum = await Village.Look(db => db.JournalLines.SumAsync(line => line.Amount.Fen));
        await Village.DisposeAsync();
        Assert.That(sum, Is.Zero, "the books balance");
    }

    protected async Task<Person> LogIn(string user)
    {
        var minted = await Village.Sandbox.LoginCode(user, Ct);
        var session = await Village.Run((LogIn feature) => feature.Run(new(minted.Code), Ct));
        return new(session.OrThrow().ShopperId, minted.OpenId, session.Value.Token);
    }

    protected Task<SkuId> Sku(string product) => Village.Look(db => db.Products
        .Where(one => one.Name == product).SelectMany(one => one.Skus).OrderBy(sku => sku.Id)
        .Select(sku => sku.Id).FirstAsync());

    protected Task<int> StockOf(SkuId id) =>
        Village.Look(db => db.Skus.Where(sku => sku.Id == id).Select(sku => sku.Stock).SingleAsync());

    protected async Task<PlaceOrder.Command> Wish(Person shopper, params CartLine[] lines)
    {
        var quote = await Village.Run((QuoteOrder feature) => feature.Run(new(shopper.Id, lines, null), Ct));
        return new(IdempotencyKey.New(), shopper.Id, lines, Address, quote.OrThrow().Total);
    }

    protected Task<Outcome<OrderView>> Place(PlaceOrder.Command command) =>
        Village.Run((PlaceOrder feature) => feature.Run(command, Ct));

    protected async Task<OrderView> Order(Person shopper, params CartLine[] lines) =>
        (await Place(await Wish(shopper, lines))).OrThrow();

    protected Task<Outcome<ClientPayment>> Prepare(Person shopper, string number) =>
        Village.Run((PreparePayment feature) => feature.Run(new(shopper.Id, number), Ct));

    /// <summary>The shopper pays in WeChat. Nobody has told us yet.</summary>
    protected async Task PayInWeChat(Person shopper, ClientPayment payment) => _ = await Village.Sandbox.Tell(
        "user/request-payment",
        new
        {
            appId = payment.AppId,
            timeStamp = payment.TimeStamp,
            nonceStr = payment.NonceStr,
            package = payment.Package,
            signType = payment.SignType,
            paySign = payment.PaySign,
            @as = shopper.OpenId,
        },
        Ct);

    /// <summary>What WeChat says of the payment now.</summary>
    protected Task<PaymentReport> Report(string number) => Village.Run<IPaymentGateway, PaymentReport>(
        async gateway => ((GatewayResult<PaymentReport>.Ok)await gateway.Query(number, Ct)).Value);

    protected Task<Outcome<ConfirmPayment.Result>> Confirm(PaymentReport report) =>
        Village.Run((ConfirmPayment feature) => feature.Run(new(report), Ct));

    protected async Task<OrderView> PaidOrder(Person shopper, params CartLine[] lines)
    {
        var order = await Order(shopper, lines);
        await PayInWeChat(shopper, (await Prepare(shopper, order.Number)).OrThrow());
        Assert.That((await Confirm(await Report(order.Number))).OrThrow().Applied, Is.True);
        return await Get(shopper, order.Number);
    }

    protected async Task<OrderView> Get(Person shopper, string number) =>
        (await Village.Run((GetOrder feature) => feature.Run(new(shopper.Id, number), Ct))).OrThrow();

    protected Task<StaffId> Keeper() => Village.Look(db => db.Staff
        .Where(staff => staff.Name == DemoVillage.StoreKeeper).Select(staff => staff.Id).SingleAsync());

    protected async Task<Outcome<ShipmentView>> Ship(
        string number, string carrier = "SF", string tracking = "SF1234567890")
    {
        var by = await Keeper();
        return await Village.Run((ShipOrder feature) =>
            feature.Run(new(IdempotencyKey.New(), by, number, carrier, tracking), Ct));
    }

    protected Task<Tally> DeliverOutbox() => Village.Run((DeliverOutbox feature) => feature.Run(new(), Ct));

    protected Task<List<string>> Alarms() =>
        Village.Look(db => db.Alarms.OrderBy(alarm => alarm.Code).Select(alarm => alarm.Code).ToListAsync());

    protected Task<long> Balance(string account) => Village.Look(db => db.JournalLines
        .Where(line => line.AccountCode == account).SumAsync(line => line.Amount.Fen));

    protected Task Fault(string id, string endpoint, int times = 1, object? parameters = null) => Village.Sandbox.Tell(
        "faults", new { id, match = new { endpoint }, times, parameters = parameters ?? new { } }, Ct);

    protected static void IsRefused<T>(Outcome<T> outcome, string code) =>
        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));

    protected sealed record Person(ShopperId Id, string OpenId, string Token);
}
