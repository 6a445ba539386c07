using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Tests.Shop.Orders;

/// <summary>How much of the shop one person may hold without paying.</summary>
public sealed class UnpaidOrdersTests
{
    private static readonly CooperativeTerms Terms = new()
    {
        ReserveBp = 1_000, PatronageBp = 6_000, MinimumPayout = new(1_300), Freight = new(800),
        FreeFreightFrom = new(9_900), ReductionFrom = new(15_000), ReductionOff = new(500), PaymentMinutes = 30,
        DisclosureDays = 15, SingleTransferLimit = new(20_000),
    };

    [TestCase(0, 0, null)]
    [TestCase(2, 2, null)]
    [TestCase(3, 3, "order.too_many_unpaid")]
    [TestCase(9, 9, "order.too_many_unpaid")]
    [TestCase(0, 19, null)]
    [TestCase(0, 20, "order.too_many_an_hour")]
    public void Orders_that_wait_and_orders_of_an_hour_have_a_limit(int waiting, int hour, string? code) =>
        Assert.That(
            new UnpaidOrders(waiting, hour, Holding()).RefusalOf([Wanted(1, 1, 100)], Terms)?.Code, Is.EqualTo(code));

    // On the shelf, held by this shopper already, wanted.
    [TestCase(200, 0, 100, null)]
    [TestCase(200, 0, 101, "order.too_many_pieces_held")]
    [TestCase(100, 100, 1, "order.too_many_pieces_held")]
    [TestCase(5, 0, 3, null)]
    [TestCase(5, 0, 4, "order.too_many_pieces_held")]
    [TestCase(1, 0, 1, null)]
    [TestCase(2, 0, 2, null)]
    [TestCase(3, 0, 3, "order.too_many_pieces_held")]
    [TestCase(1, 2, 1, "order.too_many_pieces_held")]
    [TestCase(int.MaxValue - 999, 0, 999, null)]
    public void A_share_of_each_kind_and_always_a_pair_may_be_held(int shelf, int held, int wanted, string? code)
    {
        var orders = new UnpaidOrders(held > 0 ? 1 : 0, 1, Holding((1, held)));

        Assert.That(orders.RefusalOf([Wanted(1, wanted, shelf)], Terms)?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Kinds_are_counted_over_all_unpaid_orders_together()
    {
        var held = Holding([.. Enumerable.Range(1, 40).Select(sku => ((long)sku, 1))]);
        var same = Enumerable.Range(1, 10).Select(sku => Wanted(sku, 1, 100)).ToList();
        var others = Enumerable.Range(41, 11).Select(sku => Wanted(sku, 1, 100)).ToList();

        Assert.That(new UnpaidOrders(1, 1, held).RefusalOf(same, Terms), Is.Null);
        Assert.That(
            new UnpaidOrders(1, 1, held).RefusalOf(others, Terms)?.Code, Is.EqualTo("order.too_many_kinds_held"));
    }

    [Test]
    public void Whoever_takes_all_he_may_again_and_again_leaves_something_of_every_kind_but_the_last_pieces()
    {
        int[] shelf = [1, 2, 3, 4, 7, 20, 69, 200, 10_000];
        var held = new int[shelf.Length];
        for (var order = 0; order < 3; order++)
        {
            for (var sku = 0; sku < shelf.Length; sku++)
            {
                var cart = 999;
                while (cart > 0 && new UnpaidOrders(order, order, Holding((sku, held[sku])))
                           .RefusalOf([Wanted(sku, cart, shelf[sku])], Terms) is not null)
                    cart--;
                cart = Math.Min(cart, shelf[sku]);
                (shelf[sku], held[sku]) = (shelf[sku] - cart, held[sku] + cart);
            }
        }

        Assert.That(shelf[2..], Is.All.GreaterThan(0));
    }

    private static WantedPieces Wanted(long sku, int pieces, int shelf) => new(new(sku), "茶", pieces, shelf);

    private static Dictionary<SkuId, int> Holding(params (long Sku, int Pieces)[] held) =>
        held.Where(one => one.Pieces > 0).ToDictionary(one => new SkuId(one.Sku), one => one.Pieces);
}
