using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Orders;
using VillageCloud.Benchmarks.Settlement;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Benchmarks.Lists;

/// <summary>A county's worth of people, shelf and three years of orders, put in by bulk: what its staff looks for in
/// lists. The same every time.</summary>
internal sealed class BigVillage
{
    private const int FirstNumber = 1_000;
    private const int DaysBehind = 3 * 365;
    private const int LastOfDay = 24 * 60 * 60;

    /// <summary>One order in so many waits for something; the others have come to their end.</summary>
    private const int OpenShare = 200;

    /// <summary>One order in so many had a refund.</summary>
    private const int RefundShare = 50;

    private static readonly string[] Goods = ["绿剑茶", "高山笋干", "土鸡蛋", "蜂蜜", "番薯面", "竹编篮", "青瓷杯", "油纸伞"];
    private static readonly string[] Names = ["王", "李", "张", "俞", "陈", "周", "徐", "吴", "郑", "叶"];
    private static readonly string[] Given = ["建国", "丽琴", "小明", "秀英", "志强", "桂花", "海燕", "春生"];

    private static readonly string[] HouseholdColumns =
    [
        "id", "cooperative_id", "number", "name", "is_member", "version", "contribution_fen", "reserve_share_fen",
        "subsidy_share_fen",
    ];

    private static readonly string[] PeopleColumns =
        ["id", "cooperative_id", "household_id", "name", "relation", "is_payee"];

    private static readonly string[] ProductColumns =
    [
        "id", "cooperative_id", "household_id", "name", "category_id", "origin", "description", "after_sales_hours",
        "storage", "is_on_sale", "published_at", "version",
    ];

    private static readonly string[] SkuColumns =
        ["id", "cooperative_id", "product_id", "name", "stock", "price_fen"];

    private static readonly string[] OrderColumns =
    [
        "id", "cooperative_id", "shopper_id", "number", "number_end", "status", "phone_end", "placed_at", "pay_before",
        "open_refunds", "version", "address_city", "address_detail", "address_phone", "address_province",
        "address_receiver", "discount_fen", "freight_fen", "goods_fen", "refunded_fen", "total_fen",
    ];

    private static readonly string[] LineColumns =
    [
        "id", "cooperative_id", "order_id", "number", "sku_id", "household_id", "revenue_rule_id", "is_member_sale",
        "title", "quantity", "after_sales_hours", "pieces_in_flight", "pieces_returned", "version", "discount_fen",
        "gross_fen", "paid_fen", "unit_price_fen",
    ];

    private static readonly string[] RefundColumns =
    [
        "id", "cooperative_id", "order_id", "out_refund_no", "pieces", "reason", "sent_at", "status", "succeeded_at",
        "version", "amount_fen", "freight_fen", "made_at",
    ];

    private readonly Start start;

    private BigVillage(Start start, int households, int products, int orders)
    {
        this.start = start;
        (Households, Products, Orders) = (households, products, orders);
    }

    public int Households { get; }

    public int Products { get; }

    public int Orders { get; }

    /// <summary>Placed within the days that the list goes back by itself.</summary>
    public int RecentOrders => Orders * Features.Platform.Recent.Days / DaysBehind;

    public DateOnly Today => BeijingTime.DayOf(start.Now);

    /// <summary>Puts it into a fresh village.</summary>
    public static async Task<BigVillage> Live(
        BenchVillage village, int households, int products, int orders, CancellationToken ct)
    {
        var big = new BigVillage(await village.Look(db => Look(db, ct)), households, products, orders);
        await using var store = await BulkStore.Open(village.Settings, ct);
        await store.WriteEach("households", HouseholdColumns, households, big.WriteHousehold, ct);
        await store.WriteEach("household_people", PeopleColumns, 2 * households, big.WritePerson, ct);
        await store.WriteEach("products", ProductColumns, products, big.WriteProduct, ct);
        await store.WriteEach("skus", SkuColumns, products, big.WriteSku, ct);
        await store.WriteEach("orders", OrderColumns, orders, big.WriteOrder, ct);
        await store.WriteEach("order_lines", LineColumns, orders, big.WriteLine, ct);
        await store.WriteEach("refunds", RefundColumns, orders / RefundShare, big.WriteRefund, ct);
        return big;
    }

    public HouseholdId Household(int index) => new(FirstNumber + index);

    /// <summary>One of the last months' orders.</summary>
    public int Recent(Random chance) => Orders - 1 - chance.Next(Orders / 20);

    public string Ordered(int order) => ProductName(order % Products);

    public static string HouseholdName(int index) => $"{Names[index % Names.Length]}家第{index}户";

    public static string ProductName(int index) => $"{Goods[index % Goods.Length]}{index}号";

    public string Number(int order) => $"D{At(order):yyyyMMddHHmmss}{order:0000000000}";

    public static string Phone(int order) =>
        $"13{(order * 7_919L % 1_000_000_000).ToString("000000000", CultureInfo.InvariantCulture)}";

    public static string Receiver(int order) =>
        $"{Names[order % Names.Length]}{Given[order / Names.Length % Given.Length]}{order % 977}";

    // The shares of a day's hours don't matter here; that later orders have later times does.
    public DateTimeOffset At(int order) =>
        start.Now.AddSeconds(-(long)DaysBehind * LastOfDay * (Orders - order) / Orders);

    private static async Task<Start> Look(VillageDb db, CancellationToken ct) => new(
        TimeProvider.System.GetUtcNow(),
        (await db.RevenueRules.AsNoTracking().FirstAsync(one => one.Code == DemoVillage.CraftRule, ct)).Id.Value,
        (await OrderTown.Gather(db, people: 1, ct))[0].Value,
        [.. await db.Categories.OrderBy(static one => one.Id).Select(static one => one.Id.Value).ToListAsync(ct)]);

    private void WriteHousehold(IRowWriter rows, int index) => rows.Add(Household(index).Value).Add(1)
        .Add(FirstNumber + index).Add(HouseholdName(index)).Add(index % 5 == 0 ? 0 : 1).Add(0).Add(index * 100L)
        .Add(0).Add(0).End();

    private void WritePerson(IRowWriter rows, int index) => rows.Add(FirstNumber + index).Add(1)
        .Add(Household(index / 2).Value).Add(Receiver(index)).Add(index % 2 == 0 ? "本人" : "家人")
        .Add(index % 2 == 0 ? 1 : 0).End();

    private void WriteProduct(IRowWriter rows, int index) => rows.Add(FirstNumber + index).Add(1)
        .Add(Household(index % Households).Value).Add(ProductName(index))
        .Add(start.Categories[index % start.Categories.Count]).Add("诸暨").Add("").Add(168).Add("")
        .Add(index % 10 == 0 ? 0 : 1).Add(start.Now.AddDays(-DaysBehind)).Add(0).End();

    private void WriteSku(IRowWriter rows, int index) => rows.Add(FirstNumber + index).Add(1)
        .Add(FirstNumber + index).Add("一份").Add(index % 300).Add(100 + (index * 7_919L % 50_000)).End();

    private void WriteOrder(IRowWriter rows, int index)
    {
        var (number, phone, at, total) = (Number(index), Phone(index), At(index), Total(index));
        rows.Add(FirstNumber + index).Add(1).Add(start.Shopper).Add(number).Add(number[^Order.ShortLength..])
            .Add(Status(index)).Add(phone[^Order.PhoneEndLength..]).Add(at).Add(at.AddMinutes(30))
            .Add(0).Add(0).Add("诸暨市").Add("枫桥镇 1 号").Add(phone).Add("浙江省").Add(Receiver(index)).Add(0)
            .Add(0).Add(total).Add(index % RefundShare == 0 ? total : 0).Add(total).End();
    }

    private void WriteLine(IRowWriter rows, int index)
    {
        var (product, total) = (index % Products, Total(index));
        rows.Add(FirstNumber + index).Add(1).Add(FirstNumber + index).Add(1).Add(FirstNumber + product)
            .Add(Household(product % Households).Value).Add(start.Rule).Add(1).Add(ProductName(product)).Add(1).Add(168)
            .Add(0).Add(0).Add(0).Add(0).Add(total).Add(total).Add(total).End();
    }

    private void WriteRefund(IRowWriter rows, int index)
    {
        var order = index * RefundShare;
        var at = At(order).AddDays(3);
        rows.Add(FirstNumber + index).Add(1).Add(FirstNumber + order).Add($"R{Number(order)}").Add(1).Add("坏了").Add(at)
            .Add(nameof(RefundStatus.Succeeded)).Add(at).Add(0).Add(Total(order)).Add(0).Add(at).End();
    }

    private static long Total(int order) => 1_000 + (order * 7_919L % 50_000);

    // The last ones are on their way; of the others one in eight was never paid.
    private string Status(int order) => (Orders - order) switch
    {
        var age when age < Orders / OpenShare / 4 => nameof(OrderStatus.Paid),
        var age when age < Orders / OpenShare => nameof(OrderStatus.Shipped),
        _ => order % 8 == 0 ? nameof(OrderStatus.Closed) : nameof(OrderStatus.Completed),
    };

    private sealed record Start(DateTimeOffset Now, long Rule, long Shopper, IReadOnlyList<long> Categories);
}
