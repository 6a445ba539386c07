using VillageCloud.Benchmarks.Villages;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Benchmarks.Lists;

/// <summary>One thing that is asked of a list, at a place that chance chooses.</summary>
internal sealed record ListAsk(string List, string What, Func<Random, Task> Run);

/// <summary>What is asked of the big lists: rows and counts, as their pages ask for them at each turn.</summary>
internal sealed class ListAsks(BenchVillage village, BigVillage big, StaffActor keeper, CancellationToken ct)
{
    private const string OfOrders = "list of orders";
    private const string OfProducts = "list of products";
    private const string OfHouseholds = "register";

    /// <summary>People turn that far; what lies deeper is searched for.</summary>
    private const int Deepest = 50;

    public IReadOnlyList<ListAsk> All =>
    [
        Order("opened", static _ => new(new())),
        Order("turned", chance => new(Turned(chance, big.RecentOrders))),
        Order("tab of shipped", static _ => new(new(), OrderStatus.Shipped)),
        Order("tab of completed", static _ => new(new(), OrderStatus.Completed)),
        Order("tab of refunded", static _ => new(new(), Refunds: RefundMark.Any)),
        Order("by number's end", chance => new(new(), Search: big.Number(Any(chance, big.Orders))[^8..])),
        Order("by whole number", chance => new(new(), Search: big.Number(Any(chance, big.Orders)))),
        Order("by phone", chance => new(new(), Search: BigVillage.Phone(Any(chance, big.Orders)))),
        Order("by receiver", chance => new(new(), Search: BigVillage.Receiver(big.Recent(chance)))),
        Order("by product", chance => new(new(), Search: big.Ordered(big.Recent(chance)))),
        Order("by a common word", static _ => new(new(), Search: "绿剑茶")),
        Order("of a household", chance => new(new(), Household: big.Household(Any(chance, big.Households)))),
        Order("of a month", chance => Month(chance)),
        Order("by total", static _ => new(new(Sort: new(nameof(ListVillageOrders.OrderRow.Total), Descending: true)))),
        Order("by receiver's name", static _ => new(new(Sort: new(nameof(ListVillageOrders.OrderRow.Receiver))))),
        Product("opened", static _ => new(new())),
        Product("turned", chance => new(Turned(chance, big.Products))),
        Product("tab off the shelf", static _ => new(new(), ShelfState.OffShelf)),
        Product("by name", chance => new(new(), Search: BigVillage.ProductName(Any(chance, big.Products)))),
        Product("by a common word", static _ => new(new(), Search: "绿剑茶")),
        Product("by a household's name", chance =>
            new(new(), Search: BigVillage.HouseholdName(Any(chance, big.Households)))),
        Product("of a household", chance => new(new(), Household: big.Household(Any(chance, big.Households)))),
        Product("by price", static _ => new(new(Sort: new(nameof(ListStock.StockRow.Price))))),
        Product("by stock", static _ => new(new(Sort: new(nameof(ListStock.StockRow.Stock))))),
        Product("by its name", static _ => new(new(Sort: new(nameof(ListStock.StockRow.Product))))),
        Product("by household", static _ => new(new(Sort: new(nameof(ListStock.StockRow.Household))))),
        Register("opened", static _ => (new(), null)),
        Register("turned", chance => (Turned(chance, big.Households), null)),
        Register("by name", chance => (new(), BigVillage.HouseholdName(Any(chance, big.Households)))),
        Register("by a person's name", chance => (new(), BigVillage.Receiver(Any(chance, big.Households)))),
        Register("by contribution", static _ => (new(Sort: new(nameof(RegisterRow.Contribution))), null)),
        new(OfHouseholds, "names to choose from", async _ =>
            Bench.Check(
                (await village.Run((ListHouseholds feature) => feature.Run(ct))).Count >= big.Households,
                "there are households to choose from")),
    ];

    public static async Task<ListAsks> Of(BenchVillage village, BigVillage big, CancellationToken ct)
    {
        var keeper = await village.Run((IServiceProvider scope) => scope.SignIn(DemoVillage.StoreKeeper, ct));
        return new(village, big, keeper, ct);
    }

    private static int Any(Random chance, int count) => chance.Next(count);

    private static PageQuery Turned(Random chance, int rows) =>
        new(1 + chance.Next(Math.Min(Deepest, rows / new PageQuery().Size)));

    private ListVillageOrders.Query Month(Random chance)
    {
        var first = big.Today.AddDays(-chance.Next(1_000));
        return new(new(), From: first, To: first.AddDays(30));
    }

    private ListAsk Order(string what, Func<Random, ListVillageOrders.Query> ask) => new(OfOrders, what, async chance =>
    {
        var asked = ask(chance) with { By = keeper, IsRecent = true };
        var found = (await village.Run((ListVillageOrders feature) => feature.Run(asked, ct))).Value;
        Bench.Check(found.Page.Rows.Count > 0 && found.Counts.All > 0, $"orders are found: {what}");
    });

    private ListAsk Product(string what, Func<Random, ListStock.Query> ask) => new(OfProducts, what, async chance =>
    {
        var found = (await village.Run((ListStock feature) => feature.Run(ask(chance), ct))).Value;
        Bench.Check(found.Page.Rows.Count > 0 && found.Counts.All > 0, $"products are found: {what}");
    });

    private ListAsk Register(string what, Func<Random, (PageQuery Page, string? Search)> ask) =>
        new(OfHouseholds, what, async chance =>
        {
            var (page, search) = ask(chance);
            var found = await village.Run((ListRegister feature) =>
                feature.Run(new(keeper, page, Search: search), ct));
            Bench.Check(found.Value.Page.Rows.Count > 0, $"households are found: {what}");
        });
}
