using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Accounts;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.People.RegisterImport;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Front;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>From an empty database to money in a household's WeChat, through the features alone: whatever only the
/// demo's seed could bring about would be missing here.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class OwnVillageTests(DatabaseProvider provider)
{
    private const string Slug = "qingshan";

    private static readonly DeliveryAddress Home = new("陈女士", "13800000000", "浙江省", "杭州市", "文一路 1 号");

    private TestVillage village = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;
    private StaffActor keeper;

    [SetUp]
    public async Task FoundIt()
    {
        village = await TestVillage.Unfounded(provider, Slug);
        await using var scope = village.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<FoundVillage>().Run(
            new(Slug, "青山村股份经济合作社", LegalForm.VillageCollective, "王芳"), default)).WithoutValue().OrThrow();
    }

    [TearDown]
    public async Task Stop()
    {
        if (village is not null) await village.DisposeAsync();
    }

    [Test]
    public async Task A_village_that_was_nothing_sells_and_its_household_has_the_money()
    {
        await AppointStaff();
        await AgreeOnARule();
        await BringInTheRegister();
        var sku = await PutOnTheShelf();
        _ = (await village.Run((SaveFront feature) => feature.Run(
            new(
                IdempotencyKey.New(), keeper, Revision: 0,
                new("青山村的好东西", "", "", NoticeUntil: null, "0575-87654321", "", [])), default))).OrThrow();
        Assert.That(
            await village.Run<CheckVillage, IReadOnlyList<OpeningNeed>>(feature => feature.Run(default)), Is.Empty,
            "nothing is missing before the shop opens");

        var order = await Sell(sku, 3);
        await Deliver(order);
        await village.Advance(TimeSpan.FromDays(8));
        _ = (await village.Run((SettleDueSales feature) => feature.Run(new(), default))).OrThrow();
        await LinkThePayeesPhone();
        var paid = await PayOut();

        var statement = (await village.Run((GetHouseholdStatement feature) =>
            feature.Run(new(paid.HouseholdId), default))).OrThrow();
        Assert.That(
            (statement.Sales.Single().OrderNumber, statement.Sales.Single().Household, statement.Arrived),
            Is.EqualTo((order, new Money(5_040), new Money(5_040))), "three of 21 yuan, and 80 % of it");
        Assert.That(
            await village.Run<CheckBooks, bool>(async feature =>
                (await feature.Run(default)).All(finding => finding.Holds)),
            Is.True);
        await Reconcile();
    }

    private async Task AppointStaff()
    {
        (string Name, StaffRole Role, Seat? Seat)[] all =
        [
            ("李梅", StaffRole.Reviewer, null), ("陈琳", StaffRole.StoreKeeper, null),
            ("吴越", StaffRole.Supervisor, null), ("周农", StaffRole.Representative, Seat.Farmers),
            ("钱企", StaffRole.Representative, Seat.Enterprise), ("孙政", StaffRole.Representative, Seat.Government),
        ];
        await Join("王芳", (await village.Run((ResetStaff feature) => feature.Run(new("王芳"), default))).OrThrow().Token);
        foreach (var (name, role, seat) in all)
        {
            await Join(
                name,
                (await village.Run((AddStaff feature) => feature.Run(new(name, role, seat), default))).OrThrow().Token);
        }

        treasurer = await village.Staff("王芳");
        (reviewer, keeper) = (await village.Staff("李梅"), await village.Staff("陈琳"));
    }

    /// <summary>A password and a second factor of one's own, behind the link.</summary>
    private async Task Join(string name, string token)
    {
        const string key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        _ = (await village.Run((AcceptInvitation feature) => feature.Run(
            new(
                Slug, token, name, "torreya and 3 hens", key, Totp.Now(key, TimeProvider.System), "203.0.113.7"),
            default))).OrThrow();
    }

    private async Task AgreeOnARule()
    {
        var parties = await village.Look(db => db.Parties.ToDictionaryAsync(one => one.Kind, one => one.Id));
        var (farmers, enterprise, government) =
            (await village.Staff("周农"), await village.Staff("钱企"), await village.Staff("孙政"));
        var proposal = (await village.Run((ProposeRule feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, "ALL", BeijingTime.DayOf(village.Now), RuleScope.Everything, "青议1号",
                new(farmers.Id, enterprise.Id, government.Id),
                [
                    new(parties[PartyKind.Household], new WaterfallStep.Rest(8_000)),
                    new(parties[PartyKind.Fund], new WaterfallStep.Rest(2_000)),
                ]), default))).OrThrow();
        var answers = new List<bool>();
        foreach (var by in new[] { farmers, enterprise, government })
        {
            answers.Add((await village.Run((AgreeToRule feature) =>
                feature.Run(new(IdempotencyKey.New(), by, proposal), default))).OrThrow().IsInForce);
        }

        Assert.That(answers, Is.EqualTo(new[] { false, false, true }));
    }

    /// <summary>Twelve lines, of which two are wrong.</summary>
    private async Task BringInTheRegister()
    {
        string[] heading = [.. RegisterColumns.All.Select(one => one.Heading)];
        var lines = Enumerable.Range(1, 12).Select(number => Line(number, since: number switch
        {
            4 => "去年三月",
            9 => "2024-02-31",
            _ => "2024-03-05",
        }));
        var file = WorkbookFile.Of([heading, .. lines]);
        var seen = (await village.Run((PreviewRegisterImport feature) =>
            feature.Run(new(keeper, "名册.xlsx", file), default))).OrThrow();
        Assert.That((seen.New, seen.Bad.Select(one => one.Line)), Is.EqualTo((10, new[] { 5, 10 })));

        var taken = (await village.Run((ImportRegister feature) =>
            feature.Run(new(keeper, "名册.xlsx", file, OnlyGood: true), default))).OrThrow();
        _ = (await village.Run((ApprovePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, taken.Capital!.Request, new(1_000_000)), default))).OrThrow();

        Assert.That((taken.Added, taken.Bad), Is.EqualTo((10, 2)));
    }

    private static string[] Line(int number, string since) =>
        [$"#{number}", "", $"王{number}", "", "是", since, "1000", "", "", "", "", "", ""];

    /// <summary>Three sizes and four photographs.</summary>
    private async Task<SkuId> PutOnTheShelf()
    {
        var pictures = new List<PictureId>();
        for (var seed = 1; seed <= 4; seed++)
        {
            pictures.Add((await village.Run((UploadPicture feature) =>
                feature.Run(new(keeper, Photos.Jpeg(800, 600, seed)), default))).OrThrow().Id);
        }

        var household = await village.Look(db => db.Households.Where(one => one.Number == 7).Select(one => one.Id)
            .SingleAsync());
        var nuts = await village.Look(db => db.Categories.Where(one => one.Name == "坚果炒货").Select(one => one.Id)
            .SingleAsync());
        var saved = (await village.Run((SaveProduct feature) => feature.Run(
            new(
                IdempotencyKey.New(), keeper, Id: null, Version: 0, household, Artisan: null,
                new(
                    new("山核桃", nuts, "青山村", "", 48),
                    [
                        new(Id: null, "250 克", new(2_100), 30, 270), new(Id: null, "500 克", new(3_900), 20, 520),
                        new(Id: null, "1 千克", new(7_500), 10, 1_040),
                    ],
                    pictures, [new(BlockKind.Paragraph, "去年秋天打的。")]),
                PutOnSale: true), default))).OrThrow();
        var shown = (await village.Run((GetProduct feature) => feature.Run(new(saved.Id), default))).OrThrow();
        Assert.That((shown.Skus.Count, shown.Pictures.Count), Is.EqualTo((3, 4)));
        return shown.Skus[0].Id;
    }

    private async Task<string> Sell(SkuId sku, int quantity)
    {
        var shopper = await LogIn("shopper-1");
        CartLine[] cart = [new(sku, quantity)];
        var quote = (await village.Run((QuoteOrder feature) =>
            feature.Run(new(shopper, cart, Home), default))).OrThrow();
        var placed = (await village.Run((PlaceOrder feature) => feature.Run(
            new(IdempotencyKey.New(), shopper, cart, Home, quote.Total), default))).OrThrow();
        var ticket = (await village.Run((PreparePayment feature) =>
            feature.Run(new(shopper, placed.Number), default))).OrThrow();
        await village.Sandbox.Pay("shopper-1", ticket, default);
        await village.Advance(TimeSpan.FromMinutes(3));
        Assert.That(
            (await village.Run<AskAboutPayments, Tally>(feature => feature.Run(new(), default))).Done, Is.EqualTo(1));
        return placed.Number;
    }

    private async Task Deliver(string order)
    {
        _ = (await village.Run((ShipOrder feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, order, "ZTO", "76100000000001"), default))).OrThrow();
        await SendAll();
        _ = await village.Sandbox.Tell("user/confirm-receive", new { outTradeNo = order }, default);
        await village.Advance(TimeSpan.FromDays(1));
        await village.Run<AskAboutShipments, Tally>(feature => feature.Run(new(), default));
        Assert.That(
            await village.Look(db => db.Orders.Select(one => one.Status).SingleAsync()),
            Is.EqualTo(OrderStatus.Completed));
    }

    private async Task LinkThePayeesPhone()
    {
        var household = await village.Look(db => db.Households.AsNoTracking().SingleAsync(one => one.Number == 7));
        var code = (await village.Run((IssuePhoneCode feature) => feature.Run(
            new(keeper, household.Id, household.People.Single().Id), default))).OrThrow();
        var shown = (await village.Run(async (ClaimPhoneCode feature) => await feature.Run(
            new(await LogIn("farmer-7"), code.HouseholdNumber, code.Code), default))).OrThrow();
        var waiting = (await village.Run((ListApprovals feature) =>
            feature.Run(new(OnlyWaiting: true), default))).OrThrow().Rows.Single();
        _ = (await village.Run((ApprovePhoneLink feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, waiting.Number, shown.CheckNumber), default))).OrThrow();
    }

    private async Task<Payout> PayOut()
    {
        var topUp = await village.Sandbox.Tell("accounts/topup", new { account = "OPERATION", fen = 10_000 }, default);
        var asked = (await village.Run((RequestTopUp feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, new(10_000), topUp.GetProperty("flowNo").GetString()!), default)))
            .OrThrow();
        _ = (await village.Run((ApprovePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, asked.Id, new(10_000)), default))).OrThrow();
        var batch = (await village.Run((DraftPayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer), default))).OrThrow();
        Assert.That(
            batch.Payouts.Select(one => (one.Channel, one.Amount)),
            Is.EqualTo(new[] { (PayoutChannel.WeChat, new Money(5_040)) }));
        _ = (await village.Run((ApprovePayoutBatch feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, batch.Id, batch.Total), default))).OrThrow();
        await SendAll();
        var sent = await village.Look(db => db.Payouts.AsNoTracking().SingleAsync());
        _ = await village.Sandbox.Tell(
            "user/confirm-transfer", new { packageInfo = sent.PackageInfo, @as = "farmer-7" }, default);
        await village.Advance(TimeSpan.FromHours(1));
        await village.Run<AskAboutTransfers, Tally>(feature => feature.Run(new(), default));
        return await village.Look(db => db.Payouts.AsNoTracking().SingleAsync());
    }

    /// <summary>WeChat's bills of all these days agree with our books.</summary>
    private async Task Reconcile()
    {
        await village.Advance(BeijingTime.At(BeijingTime.DayOf(village.Now).AddDays(1), new(10, 30)) - village.Now);
        var days = (await village.Run((ReconcileYesterday feature) => feature.Run(new(), default))).OrThrow();
        Assert.That((days.Days, days.Left, days.Breaks), Is.EqualTo((10, 0, 0)));
    }

    private async Task SendAll()
    {
        for (var round = 0; round < 5; round++)
        {
            var tally = await village.Run<DeliverOutbox, Tally>(feature => feature.Run(new(), default));
            if (tally.Done + tally.Left == 0) return;
            await village.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private async Task<ShopperId> LogIn(string user)
    {
        var code = await village.Sandbox.LoginCode(user, default);
        return (await village.Run((LogIn feature) => feature.Run(new(code.Code), default))).OrThrow().ShopperId;
    }
}
