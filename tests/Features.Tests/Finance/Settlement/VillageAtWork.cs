using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Settlement;

/// <summary>The demo village doing business: short sentences for what the money tests start from.</summary>
public sealed class VillageAtWork(TestVillage village) : IAsyncDisposable
{
    private static readonly DeliveryAddress Home = new("陈女士", "13800000000", "浙江省", "杭州市", "文一路 1 号");

    public TestVillage Village => village;

    public DateTimeOffset Now => village.Now;

    /// <param name="pictures">As of <see cref="TestVillage.Start"/>.</param>
    public static async Task<VillageAtWork> Start(DatabaseProvider provider, IMediaStore? pictures = null) =>
        new(await TestVillage.Start(provider, pictures: pictures));

    public ValueTask DisposeAsync() => village.DisposeAsync();

    public Task<StaffActor> Staff(string name) => village.Staff(name);

    public Task<StaffActor> Treasurer() => Staff(DemoVillage.Treasurer);

    public Task<StaffActor> Reviewer() => Staff(DemoVillage.Reviewer);

    public Task<HouseholdId> Household(int number) =>
        village.Look(db => db.Households.Where(one => one.Number == number).Select(one => one.Id).SingleAsync());

    /// <summary>Who is logged in with that phone.</summary>
    public Task<ShopperId> PhoneOf(string openId) => village.Look(async db =>
    {
        var shopper = await db.Shoppers.SingleOrDefaultAsync(one => one.OpenId == openId);
        if (shopper is not null) return shopper.Id;
        db.Shoppers.Add(shopper = new(db.Tenant.Id, openId, Now));
        await db.SaveChangesAsync();
        return shopper.Id;
    });

    /// <summary>A shopper buys one piece of the first thing that household sells, and pays in WeChat.</summary>
    /// <param name="isHeard">False: nobody told us of the payment yet.</param>
    public async Task<string> Sell(int household, int quantity = 1, string user = "shopper-1", bool isHeard = true)
    {
        var id = await Household(household);
        var sku = await village.Look(db => (
            from one in db.Skus
            join product in db.Products on one.ProductId equals product.Id
            where product.HouseholdId == id
            orderby one.Id
            select one.Id).FirstAsync());
        var code = await village.Sandbox.LoginCode(user, CancellationToken.None);
        var shopper = (await village.Run<LogIn, Outcome<LogIn.Result>>(f => f.Run(new(code.Code), default))).Value;
        CartLine[] cart = [new(sku, quantity)];
        var quote = await village.Run<QuoteOrder, Outcome<QuoteView>>(
            f => f.Run(new(shopper.ShopperId, cart, Home), default));
        var placed = await village.Run<PlaceOrder, Outcome<OrderView>>(
            f => f.Run(new(IdempotencyKey.New(), shopper.ShopperId, cart, Home, quote.Value.Total), default));
        var number = placed.Value.Number;
        var ticket = await village.Run<PreparePayment, Outcome<Domain.WeChat.ClientPayment>>(
            f => f.Run(new(shopper.ShopperId, number), default));
        await village.Sandbox.Pay(user, ticket.Value, CancellationToken.None);
        await village.Advance(TimeSpan.FromMinutes(3));
        if (isHeard) _ = await AskAboutPayments();
        return number;
    }

    public Task<Tally> AskAboutPayments() => village.Run<AskAboutPayments, Tally>(f => f.Run(new(), default));

    /// <summary>The parcel arrived and WeChat released the money; the after-sales window opens now.</summary>
    public Task Deliver(string orderNumber) => village.Look(async db =>
    {
        var order = await db.Orders.Include(one => one.Lines).SingleAsync(one => one.Number == orderNumber);
        var sales = await db.Sales.Where(sale => sale.Document == orderNumber).ToListAsync();
        order.Ship(Now).OrThrow();
        new SoldOrder(order, sales).Complete(Now, Now).OrThrow();
        return await db.SaveChangesAsync();
    });

    public async Task<string> SellAndDeliver(int household, int quantity = 1)
    {
        var number = await Sell(household, quantity);
        await Deliver(number);
        return number;
    }

    public async Task<SettleDueSales.Result> Settle() =>
        (await village.Run<SettleDueSales, Outcome<SettleDueSales.Result>>(f => f.Run(new(), default))).Value;

    public async Task SellAndSettle(int household, int quantity = 1)
    {
        await SellAndDeliver(household, quantity);
        await village.Advance(TimeSpan.FromDays(8));
        await Settle();
    }

    public async Task Refund(string orderNumber, Money amount)
    {
        var (by, second) = (await Treasurer(), await Reviewer());
        var refund = (await village.Run((RequestRefund f) =>
            f.Run(new(IdempotencyKey.New(), by, orderNumber, 1, amount, "商品有破损"), default))).OrThrow();
        _ = (await village.Run((ApproveRefund f) =>
            f.Run(new(IdempotencyKey.New(), second, refund.OutRefundNo, amount), default))).OrThrow();
        await village.Run<DeliverOutbox, Tally>(f => f.Run(new(), default));
        await village.Advance(TimeSpan.FromHours(1));
        await village.Run<AskAboutRefunds, Tally>(f => f.Run(new(), default));
    }

    /// <summary>Three households sold, May is over and closed: a surplus to share.</summary>
    public async Task<PeriodId> CloseMay(params int[] households)
    {
        foreach (var household in households) await SellAndDeliver(household, 2);
        await village.Advance(TimeSpan.FromDays(8));
        await Settle();
        await village.Advance(BeijingTime.At(new DateOnly(2026, 6, 2), new TimeOnly(11, 0)) - Now);
        var may = await PeriodOf(new DateOnly(2026, 5, 31));
        _ = (await Close(may)).OrThrow();
        return may;
    }

    /// <summary>The treasurer asks, the reviewer agrees.</summary>
    public async Task<Outcome<PeriodClosing.Closed>> Close(PeriodId period)
    {
        var asked = await RequestClose(period);
        if (asked.Refusal is { } refusal) return refusal;
        var posted = await ApprovePosting(await Reviewer(), asked.Value.Id, asked.Value.ToType);
        return posted.Map(one => one.Closed!);
    }

    public async Task<Outcome<RequestPeriodClose.Result>> RequestClose(PeriodId period)
    {
        var by = await Treasurer();
        return await village.Run((RequestPeriodClose feature) =>
            feature.Run(new(IdempotencyKey.New(), by, period), default));
    }

    /// <summary>Money on the account that households are paid from, at WeChat and in the books.</summary>
    public async Task TopUp(Money amount)
    {
        var topUp = await village.Sandbox.Tell(
            "accounts/topup", new { account = "OPERATION", fen = amount.Fen }, default);
        var requested = (await RequestTopUp(amount, topUp.GetProperty("flowNo").GetString()!)).OrThrow();
        _ = (await ApprovePosting(await Reviewer(), requested.Id, amount)).OrThrow();
    }

    public async Task<Outcome<RequestTopUp.Result>> RequestTopUp(
        Money amount, string flowNo, IdempotencyKey? key = null, DateTimeOffset? at = null)
    {
        var by = await Treasurer();
        return await village.Run((RequestTopUp feature) =>
            feature.Run(new(key ?? IdempotencyKey.New(), by, amount, flowNo, at), default));
    }

    public Task<Outcome<PostedByHand>> ApprovePosting(
        StaffActor by, PostingRequestId id, Money typed, IdempotencyKey? key = null) =>
        village.Run((ApprovePosting feature) => feature.Run(new(key ?? IdempotencyKey.New(), by, id, typed), default));

    public Task<Money> Balance(Account account, HouseholdId? household = null) =>
        village.Run<Books, Money>(books => books.Balance(account, default, household));

    /// <summary>An entry of any kind, as good as another where only its lines count.</summary>
    public Task Post(string subject, DateTimeOffset at, params JournalLine[] lines) =>
        Post(new BusinessKey(EntryKind.ToppedUp, subject), at, lines);

    public Task Post(BusinessKey key, DateTimeOffset at, params JournalLine[] lines) =>
        village.Run<Books, int>(async books =>
        {
            await using var scope = await village.Enter();
            var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            var own = scope.ServiceProvider.GetRequiredService<Books>();
            (await work.Do<int>(
                async () =>
                {
                    await own.Post(new(key, key.ToString(), lines), at, default);
                    return 1;
                },
                default)).WithoutValue().OrThrow();
            return 1;
        });

    public Task<PeriodId> PeriodOf(DateOnly day) => village.Look(db => db.Periods
        .Where(one => one.FirstDay <= day && one.LastDay >= day).Select(one => one.Id).SingleAsync());

    public Task<int> Entries() => village.Look(db => db.JournalEntries.CountAsync());

    /// <summary>Every invariant of the books holds.</summary>
    public async Task CheckBooks()
    {
        var findings = await village.Run<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(f => f.Run(default));
        Assert.That(findings.Where(finding => !finding.Holds).Select(finding => finding.Detail), Is.Empty);
    }
}
