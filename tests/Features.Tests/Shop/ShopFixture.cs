using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop;

/// <summary>Shoppers in the demo village. Every test ends with books whose invariants hold, and with a WeChat that
/// found nothing to complain of.</summary>
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
        var findings = await Village.Run((CheckBooks feature) => feature.Run(Ct));
        var violations = await Violations();
        await Village.DisposeAsync();
        Assert.That(findings.Where(finding => !finding.Holds).Select(finding => finding.Detail), Is.Empty);
        Assert.That(violations, Is.Empty);
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

    protected Task<CategoryId> Category(string path) =>
        Village.Look(db => db.Categories.Where(one => one.Path == path).Select(one => one.Id).SingleAsync());

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

    /// <summary>For tests that are about something else than how much one shopper may leave unpaid.</summary>
    protected Task<int> LetShoppersHoldEverything() => Village.Look(db => db.Cooperatives.ExecuteUpdateAsync(
        set => set.SetProperty(one => one.Terms.UnpaidOrders, 1_000).SetProperty(one => one.Terms.UnpaidPieces, 999)));

    protected Task<Outcome<ClientPayment>> Prepare(Person shopper, string number) =>
        Village.Run((PreparePayment feature) => feature.Run(new(shopper.Id, number), Ct));

    /// <summary>The shopper pays in WeChat. Nobody has told us yet.</summary>
    protected Task PayInWeChat(Person shopper, ClientPayment payment) =>
        Village.Sandbox.Pay(shopper.OpenId, payment, Ct);

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

    protected Task<StaffActor> Keeper() => Village.Staff(DemoVillage.StoreKeeper);

    protected Task<StaffActor> Reviewer() => Village.Staff(DemoVillage.Reviewer);

    /// <summary>Asked for by the store keeper, approved by the reviewer; WeChat hears of it with the outbox.</summary>
    protected async Task<RefundView> ApprovedRefund(
        string order, Money amount, int line = 1, int? pieces = null, bool withFreight = false)
    {
        var refund = (await AskRefund(order, amount, line, pieces, withFreight)).OrThrow();
        _ = (await ApproveRefund(refund)).OrThrow();
        return refund;
    }

    protected async Task<Outcome<RefundView>> AskRefund(
        string order, Money amount, int line = 1, int? pieces = null, bool withFreight = false)
    {
        var keeper = await Keeper();
        return await Village.Run((RequestRefund feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, order, line, amount, "受潮", pieces, withFreight), Ct));
    }

    protected async Task<Outcome<ApproveRefund.Result>> ApproveRefund(RefundView refund)
    {
        var reviewer = await Reviewer();
        return await Village.Run((ApproveRefund feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, refund.OutRefundNo, refund.Amount), Ct));
    }

    protected async Task<Outcome<DeclineRefund.Result>> DeclineRefund(RefundView refund, string reason = "不同意")
    {
        var reviewer = await Reviewer();
        return await Village.Run((DeclineRefund feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, refund.OutRefundNo, reason), Ct));
    }

    /// <summary>WeChat hears of what was approved, and gives the money back.</summary>
    protected async Task SettleRefunds()
    {
        for (var minute = 0; minute < 3; minute++)
        {
            _ = await DeliverOutbox();
            await Village.Advance(TimeSpan.FromMinutes(1));
            _ = await Village.Run((AskAboutRefunds feature) => feature.Run(new(), Ct));
        }
    }

    protected async Task<Outcome<ShipmentView>> Ship(
        string number, string carrier = "SF", string tracking = "SF1234567890")
    {
        var by = await Keeper();
        return await Village.Run((ShipOrder feature) =>
            feature.Run(new(IdempotencyKey.New(), by, number, carrier, tracking), Ct));
    }

    /// <summary>A parcel that WeChat knows of.</summary>
    protected async Task<OrderView> ShippedOrder(Person shopper, params CartLine[] lines)
    {
        var order = await PaidOrder(shopper, lines);
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Ship(order.Number)).IsRefused, Is.False);
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        return await Get(shopper, order.Number);
    }

    protected Task<Tally> DeliverOutbox() => Village.Run((DeliverOutbox feature) => feature.Run(new(), Ct));

    /// <summary>The codes of those that are open.</summary>
    protected Task<List<string>> Alarms() => Village.Look(db => db.Alarms.Where(alarm => alarm.ClosedAt == null)
        .OrderBy(alarm => alarm.Code).Select(alarm => alarm.Code).ToListAsync());

    protected Task<long> Balance(string account) => Village.Look(db => db.JournalLines
        .Where(line => line.AccountCode == account).SumAsync(line => line.Amount.Fen));

    protected Task Fault(string id, string endpoint, int times = 1, object? parameters = null) => Village.Sandbox.Tell(
        "faults", new { id, match = new { endpoint }, times, parameters = parameters ?? new { } }, Ct);

    protected async Task<List<string>> Violations() =>
        [.. (await Village.Sandbox.Ask("violations", Ct)).EnumerateArray()
            .Select(violation => violation.GetProperty("code").GetString()!)];

    /// <summary>What WeChat posted to us so far, in that order, however often. Nobody listens in these tests: they hand
    /// it in themselves.</summary>
    protected async Task<List<Letter>> Letters(string face)
    {
        await Village.Advance(TimeSpan.Zero);
        return [.. (await Journal()).Where(entry => Says(entry, "face", face)).Select(Letter.From)];
    }

    /// <summary>The bodies that we posted to one path of WeChat.</summary>
    protected async Task<List<string>> Posted(string path) =>
        [.. (await Journal()).Where(entry => Says(entry, "method", "POST") && !Says(entry, "face", "notify"))
            .Where(entry => entry.GetProperty("target").GetString()!.Contains(path, StringComparison.Ordinal))
            .Select(entry => entry.GetProperty("body").GetString()!)];

    protected Task<Outcome> Receive(Letter letter) =>
        Village.Run((ReceiveNotice feature) => feature.Run(letter.AsNotice(), Ct));

    protected Task<Outcome> ReceivePush(Letter letter) =>
        Village.Run((ReceivePush feature) => feature.Run(letter.AsPush(), Ct));

    protected static Task<T[]> AtOnce<T>(int times, Func<Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(act)));

    protected static void IsRefused<T>(Outcome<T> outcome, string code) =>
        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));

    protected static void IsRefused(Outcome outcome, string code) =>
        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));

    private async Task<List<JsonElement>> Journal() =>
        [.. (await Village.Sandbox.Ask("journal", Ct)).EnumerateArray()];

    private static bool Says(JsonElement entry, string name, string value) =>
        entry.GetProperty(name).GetString() == value;

    protected sealed record Person(ShopperId Id, string OpenId, string Token);
}
