using Microsoft.EntityFrameworkCore;
using VillageCloud.Demo.Past;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.DevHost.Past;

/// <summary>Buying, paying, shipping, receiving and complaining.</summary>
internal sealed class PastOrders(PastVillage village)
{
    /// <summary>After-sales windows end by then, and their lines are settled.</summary>
    private const int DaysUntilSettled = 9;

    private readonly Dictionary<string, DemoPurchase> purchases = new(StringComparer.Ordinal);
    private Dictionary<(string Product, string Sku), Ware> shelf = [];

    public async Task Open(CancellationToken ct)
    {
        var skus = await village.Look(db => db.Products.AsNoTracking().SelectMany(
            product => product.Skus,
            (product, sku) => new { product.Name, Sku = sku.Name, sku.Id, sku.Price, sku.Stock })
            .ToListAsync(ct));
        shelf = skus.ToDictionary(sku => (sku.Name, sku.Sku), sku => new Ware(sku.Id, sku.Price, sku.Stock));
        foreach (var purchase in DemoScript.Purchases(village.Today))
            village.Diary.Write(purchase.At, token => Buy(purchase, token));
    }

    /// <summary>The keeper posts everything that was paid by noon.</summary>
    public async Task Ship(CancellationToken ct)
    {
        var before = village.Clock.AddHours(-2);
        var waiting = await village.Look(db => db.Orders.AsNoTracking()
            .Where(order => order.Status == OrderStatus.Paid && order.PaidAt <= before)
            .OrderBy(order => order.Id).Select(order => order.Number).ToListAsync(ct));
        if (waiting.Count == 0) return;
        foreach (var number in waiting)
        {
            var purchase = purchases[number];
            if (purchase.Complaint is { Time: DemoComplaintTime.BeforeShipping }) continue;
            _ = (await village.Use<ShipOrder, Outcome<ShipmentView>>(feature => feature.Run(
                new(IdempotencyKey.New(), village.Keeper, number, purchase.CarrierCode, purchase.TrackingNo), ct)))
                .OrThrow();
            if (purchase.DaysUnderWay > 0)
                village.Diary.Write(village.Clock.AddDays(purchase.DaysUnderWay), token => Receive(number, token));
        }

        await village.Tell(ct);
    }

    /// <summary>What was sold is made or picked again, so that the newcomer finds a full shelf.</summary>
    public async Task Restock(CancellationToken ct)
    {
        var now = await village.Look(db => db.Skus.AsNoTracking()
            .Select(sku => new { sku.Id, sku.Stock }).ToDictionaryAsync(sku => sku.Id, sku => sku.Stock, ct));
        foreach (var ware in shelf.Values.Where(ware => now[ware.Id] < ware.Stock))
            await Add(ware, ware.Stock - now[ware.Id], ct);
    }

    /// <summary>A complaint that waits for its second person when the newcomer comes.</summary>
    public async Task Complain(CancellationToken ct)
    {
        var number = await village.Look(db => db.Orders.AsNoTracking()
            .Where(order => order.Status == OrderStatus.Completed
                && db.Sales.Where(sale => sale.Document == order.Number)
                    .All(sale => sale.SettledAt == null && sale.OpenRefunds == 0))
            .OrderByDescending(order => order.Id).Select(order => order.Number).FirstOrDefaultAsync(ct));
        if (number is not null) _ = await Ask(number, new Money(1_000), "收到时有一件受潮，顾客发来照片，协商退款", ct);
    }

    private async Task Buy(DemoPurchase purchase, CancellationToken ct)
    {
        var shopper = village.Shoppers[purchase.Shopper.Alias];
        var cart = purchase.Picks.Select(pick => new CartLine(shelf[(pick.Product, pick.Sku)].Id, pick.Quantity))
            .ToList();
        var quote = await Quote(purchase, shopper, cart, ct);
        var order = (await village.Use<PlaceOrder, Outcome<OrderView>>(feature => feature.Run(
            new(IdempotencyKey.New(), shopper, cart, purchase.Shopper.Address, quote.Total), ct))).OrThrow();
        purchases[order.Number] = purchase;
        var (after, act) = purchase.End switch
        {
            DemoEnd.Cancelled => (6, (Func<CancellationToken, Task>)(token => Cancel(shopper, order.Number, token))),
            DemoEnd.LeftUnpaid => (32, Close),
            _ => (2, token => Pay(shopper, order.Number, token)),
        };
        village.Diary.Write(purchase.At.AddMinutes(after), act);
    }

    /// <summary>The keeper brings more when the shelf is too empty.</summary>
    private async Task<QuoteView> Quote(
        DemoPurchase purchase, ShopperId shopper, List<CartLine> cart, CancellationToken ct)
    {
        Task<Outcome<QuoteView>> Ask() => village.Use<QuoteOrder, Outcome<QuoteView>>(feature =>
            feature.Run(new(shopper, cart, purchase.Shopper.Address), ct));
        var quote = await Ask();
        if (!quote.IsRefused) return quote.Value;
        await Restock(ct);
        return (await Ask()).OrThrow();
    }

    private async Task Pay(ShopperId shopper, string number, CancellationToken ct)
    {
        var payment = (await village.Use<PreparePayment, Outcome<ClientPayment>>(feature =>
            feature.Run(new(shopper, number), ct))).OrThrow();
        var purchase = purchases[number];
        await village.Sandbox.Pay(purchase.Shopper.Alias, payment, ct);
        await village.Moment(ct);
        if (purchase.Complaint is { Time: DemoComplaintTime.BeforeShipping } complaint)
            village.Diary.Write(village.Clock.AddMinutes(40), token => Refund(number, complaint, token));
    }

    private async Task Cancel(ShopperId shopper, string number, CancellationToken ct) =>
        (await village.Use<CancelOrder, Outcome<OrderView>>(feature => feature.Run(new(shopper, number), ct)))
            .OrThrow();

    private Task<Tally> Close(CancellationToken ct) =>
        village.Use<CloseUnpaidOrders, Tally>(feature => feature.Run(new(), ct));

    private async Task Receive(string number, CancellationToken ct)
    {
        _ = await village.Sandbox.Tell("user/confirm-receive", new { outTradeNo = number }, ct);
        await village.Moment(ct);
        var later = purchases[number].Complaint switch
        {
            { Time: DemoComplaintTime.AfterReceipt } soon => (1, soon),
            { Time: DemoComplaintTime.AfterSettlement } late => (DaysUntilSettled, late),
            _ => ((int Days, DemoComplaint Complaint)?)null,
        };
        if (later is { } one)
            village.Diary.Write(village.Clock.AddDays(one.Days), token => Refund(number, one.Complaint, token));
    }

    private async Task Refund(string number, DemoComplaint complaint, CancellationToken ct)
    {
        var lines = complaint.Time == DemoComplaintTime.BeforeShipping ? await LinesOf(number, ct) : 1;
        for (var line = 1; line <= lines; line++)
            await RefundLine(number, line, new Money(complaint.MostFen), complaint.Reason, ct);
        await village.Tell(ct);
    }

    private async Task RefundLine(string number, int line, Money most, string reason, CancellationToken ct)
    {
        var refund = await Ask(number, most, reason, ct, line);
        _ = (await village.Use<ApproveRefund, Outcome<ApproveRefund.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Reviewer, refund.OutRefundNo, refund.Amount), ct)))
            .OrThrow();
    }

    private async Task<RefundView> Ask(
        string number, Money most, string reason, CancellationToken ct, int line = 1)
    {
        var refundable = (await village.Look(db => db.Sales.AsNoTracking()
            .SingleAsync(sale => sale.Document == number && sale.Item == line, ct))).Refundable;
        return (await village.Use<RequestRefund, Outcome<RefundView>>(feature => feature.Run(
            new(IdempotencyKey.New(), village.Keeper, number, line, Money.Min(most, refundable), reason), ct)))
            .OrThrow();
    }

    private Task<int> LinesOf(string number, CancellationToken ct) => village.Look(db => db.Orders
        .Where(order => order.Number == number).Select(order => order.Lines.Count).SingleAsync(ct));

    private async Task Add(Ware ware, int pieces, CancellationToken ct) =>
        (await village.Use<AdjustSku, Outcome<AdjustSku.Result>>(feature => feature.Run(
            new(IdempotencyKey.New(), village.Keeper, ware.Id, ware.Price, pieces), ct))).OrThrow();

    /// <param name="Stock">When the village began.</param>
    private sealed record Ware(SkuId Id, Money Price, int Stock);
}
