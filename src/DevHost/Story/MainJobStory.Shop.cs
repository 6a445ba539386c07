using Microsoft.EntityFrameworkCore;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;

namespace VillageCloud.DevHost.Story;

/// <summary>Chapters 1–4: buying, paying, racing, shipping, refunding, settling.</summary>
public sealed partial class MainJobStory
{
    private StaffActor keeper;
    private StaffActor treasurer;
    private StaffActor reviewer;
    private StoryShopper lin = null!;
    private StoryShopper zhao = null!;
    private long tea;
    private long nuts;
    private long basket;
    private string firstOrder = "";
    private string secondOrder = "";
    private string raceOrder = "";

    private async Task Buy(CancellationToken ct)
    {
        book.Chapter("一、下单与付款 · buying and paying");
        (tea, nuts, basket) = (
            await Sku(
                DemoVillage.TeaName, ct), await Sku(DemoVillage.NutName, ct), await Sku(DemoVillage.BasketName, ct));

        firstOrder = await Order(lin, "林女士：茶叶、香榧、竹篮", [new(tea, 1), new(nuts, 2), new(basket, 1)], ct);
        _ = await world.Sandbox.Tell(
            "faults", new { id = "N1", match = new { number = firstOrder }, times = 1 }, ct);
        await lin.Pay(firstOrder, ct);
        await Eventually(() => Is(lin, firstOrder, "paid", ct), "the first payment", TimeSpan.FromSeconds(5), ct);
        book.Tell("付款，通知重复送达，只入账一次", await TotalOf(firstOrder, ct), "notice duplicated, one effect");

        secondOrder = await Order(zhao, "赵先生：茶叶、香榧", [new(tea, 2), new(nuts, 1)], ct);
        _ = await world.Sandbox.Tell(
            "faults", new { id = "N3", match = new { endpoint = "notify/pay", number = secondOrder }, times = -1 }, ct);
        await zhao.Pay(secondOrder, ct);
        await Eventually(() => Is(zhao, secondOrder, "paid", ct), "the lost notice", TimeSpan.FromMinutes(1), ct);
        book.Tell("付款，通知丢失，查询补上", await TotalOf(secondOrder, ct), "notice lost, found by query");

        var total = await TotalOf(firstOrder, ct) + await TotalOf(secondOrder, ct);
        StoryBook.Same(-total, await Balance(Account.PendingSales), "待结算货款 holds both payments");
    }

    private async Task LeaveUnpaidAndRace(CancellationToken ct)
    {
        book.Chapter("二、超时关单与最后一只竹篮 · deadline and race");
        var stock = await StockOf(tea, ct);
        var unpaid = await Order(lin, "林女士：五盒茶，没有付款", [new(tea, 5)], ct);
        StoryBook.Same(stock - 5, await StockOf(tea, ct), "stock while the order waits");
        await Advance(TimeSpan.FromMinutes(31), ct);
        await Eventually(() => Is(lin, unpaid, "closed", ct), "closing the unpaid order", TimeSpan.FromMinutes(1), ct);
        StoryBook.Same(stock, await StockOf(tea, ct), "stock after the order closed");
        book.Tell("到期关单，库存回到", null, $"{stock} 件 pieces");

        StoryBook.Same(1, await StockOf(basket, ct), "baskets left");
        var both = await Task.WhenAll(lin.Order([new(basket, 1)], ct), zhao.Order([new(basket, 1)], ct));
        StoryBook.Same(1, both.Count(answer => answer.IsOk), "winners of the last basket");
        var loser = both.Single(answer => !answer.IsOk);
        StoryBook.Same("catalog.out_of_stock", loser.Code, "what the loser is told");
        StoryBook.Same(0, await StockOf(basket, ct), "baskets left after the race");
        var winner = both[0].IsOk ? lin : zhao;
        raceOrder = both.Single(answer => answer.IsOk).Body.GetProperty("number").GetString()!;
        await winner.Pay(raceOrder, ct);
        await Eventually(() => Is(winner, raceOrder, "paid", ct), "the race order", TimeSpan.FromSeconds(5), ct);
        book.Tell("两人抢最后一只竹篮，只有一人买到", await TotalOf(raceOrder, ct), "the other: 库存不够");
    }

    private async Task Deliver(CancellationToken ct)
    {
        book.Chapter("三、发货、签收与退款 · shipping and refunds");
        await Advance(TimeSpan.FromHours(2), ct);
        foreach (var (number, tracking) in new[]
                 {
                     (firstOrder, "SF1000000001"), (secondOrder, "SF1000000002"), (raceOrder, "SF1000000003"),
                 })
        {
            (await world.Staff<ShipOrder, Outcome<ShipmentView>>(feature =>
                feature.Run(new(IdempotencyKey.New(), keeper, number, "SF", tracking), ct))).OrThrow();
        }

        await Eventually(
            () => Look(db => db.Shipments.AllAsync(shipment => shipment.ReportedAt != null, ct)),
            "telling WeChat of the parcels", TimeSpan.FromSeconds(20), ct);
        book.Tell("三个包裹发出，发货信息已上传微信", null, "shipping info accepted");

        await Advance(TimeSpan.FromDays(2), ct);
        await Refund(secondOrder, 2, new Money(1_000), "一包香榧受潮，部分退款", ct);

        foreach (var number in new[] { firstOrder, secondOrder, raceOrder })
            _ = await world.Sandbox.Tell("user/confirm-receive", new { outTradeNo = number }, ct);
        await Eventually(
            () => Look(async db => await db.Orders.CountAsync(order => order.Status == OrderStatus.Completed, ct) == 3),
            "WeChat's settlement events", TimeSpan.FromSeconds(20), ct);
        book.Tell("顾客确认收货，微信发来结算通知", null, "settlement events");
        StoryBook.Holds(
            !await Look(db => db.SalePostings.AnyAsync(ct)), "nothing settles before the after-sales window ends");
    }

    private async Task Settle(CancellationToken ct)
    {
        book.Chapter("四、按冻结的规则结算 · settling by frozen rules");
        await Advance(TimeSpan.FromDays(8), ct);
        await Eventually(
            () => Look(async db => !await db.Sales.AnyAsync(
                sale => sale.SettledAt == null && sale.DueAt != null, ct)),
            "settling the due lines", TimeSpan.FromMinutes(30), ct);
        await TellSplit(ct);

        await Refund(firstOrder, 1, new Money(2_000), "结算后协商退款", ct);
        var delta = await Look(db => db.SalePostings.AsNoTracking().OrderBy(row => row.Id).LastAsync(ct));
        StoryBook.Same(2, delta.Generation, "the refund after settlement is a second posting of its line");
        StoryBook.Same(new Money(-2_000), delta.Net, "its delta");
        var parts = (await SettledRows(ct)).Single(row => row.OutRefundNo == delta.OutRefundNo);
        book.Tell("　退款差额：农户", parts.Shares.Of(PartyKind.Household), "target minus posted");
        book.Tell("　退款差额：基金、平台、合作社", parts.Net - parts.Shares.Of(PartyKind.Household));
        StoryBook.Same(Money.Zero, await Balance(Account.PendingSales), "待结算货款 is empty after settling");
        await BooksHold(ct);
    }

    private async Task<IReadOnlyList<ListSettledSales.SettledRow>> SettledRows(CancellationToken ct) =>
        (await world.Staff<ListSettledSales, Outcome<Page<ListSettledSales.SettledRow>>>(feature =>
            feature.Run(new(new PageQuery(Size: 100)), ct))).OrThrow().Rows;

    private async Task TellSplit(CancellationToken ct)
    {
        var rows = await SettledRows(ct);
        book.Tell($"结算 {rows.Count} 行", Money.Sum(rows.Select(row => row.Net)), "net of refunds");
        book.Tell("　农户 households", Money.Sum(rows.Select(row => row.Shares.Of(PartyKind.Household))));
        book.Tell("　共富基金 fund", Money.Sum(rows.Select(row => row.Shares.Of(PartyKind.Fund))));
        book.Tell("　平台 platform", Money.Sum(rows.Select(row => row.Shares.Of(PartyKind.Platform))));
        book.Tell("　合作社 cooperative", Money.Sum(rows.Select(row => row.Shares.Of(PartyKind.Cooperative))));
    }

    private async Task Refund(string order, int line, Money amount, string reason, CancellationToken ct)
    {
        var before = await Refunded(ct);
        var asked = (await world.Staff<RequestRefund, Outcome<RefundView>>(feature =>
            feature.Run(new(IdempotencyKey.New(), keeper, order, line, amount, reason), ct))).OrThrow();
        (await world.Staff<ApproveRefund, Outcome<ApproveRefund.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), reviewer, asked.OutRefundNo, amount), ct))).OrThrow();
        await Eventually(
            () => Look(db => db.Refunds.AllAsync(refund => refund.Status == RefundStatus.Succeeded, ct)),
            "the refund", TimeSpan.FromSeconds(20), ct);
        StoryBook.Same(before - amount, await Refunded(ct), "what refunds took out of 微信余额");
        book.Tell(reason, -amount, "refunded through WeChat");
    }

    private Task<Money> Refunded(CancellationToken ct) => Look(async db => new Money(await db.JournalEntries
        .Where(entry => entry.Kind == EntryKind.Refunded)
        .SelectMany(entry => entry.Lines)
        .Where(line => line.AccountCode == Account.WeChatBasic.Code)
        .SumAsync(line => line.Amount.Fen, ct)));

    private async Task<string> Order(StoryShopper who, string what, CartItem[] items, CancellationToken ct)
    {
        var answer = await who.Order(items, ct);
        StoryBook.Holds(answer.IsOk, $"{what}: {answer.Body}");
        var number = answer.Body.GetProperty("number").GetString()!;
        book.Tell(what, await TotalOf(number, ct), number);
        return number;
    }

    private static async Task<bool> Is(StoryShopper who, string order, string status, CancellationToken ct) =>
        string.Equals(await who.StatusOf(order, ct), status, StringComparison.OrdinalIgnoreCase);

    private Task<Money> TotalOf(string number, CancellationToken ct) =>
        Look(async db => (await db.Orders.AsNoTracking().SingleAsync(order => order.Number == number, ct)).Total);

    private Task<int> StockOf(long sku, CancellationToken ct) =>
        Look(db => db.Skus.Where(row => row.Id == new SkuId(sku)).Select(row => row.Stock).SingleAsync(ct));

    private async Task<long> Sku(string product, CancellationToken ct)
    {
        var page = await lin.Get($"products?search={Uri.EscapeDataString(product)}", ct);
        var found = page.EnumerateArray()
            .First(item => item.GetProperty("name").GetString() == product);
        return found.GetProperty("skus").EnumerateArray().First().GetProperty("id").GetInt64();
    }

    private Task<Money> Balance(Account account) =>
        world.Staff<Books, Money>(books => books.Balance(account, CancellationToken.None));
}
