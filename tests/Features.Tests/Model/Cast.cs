using Microsoft.EntityFrameworkCore;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Model;

/// <summary>Who acts, and what is sold.</summary>
/// <param name="Wares">Few, so that people meet at them; of households that are paid in each of the three ways.</param>
internal sealed record Cast(
    StaffActor Keeper, StaffActor Treasurer, StaffActor Reviewer, IReadOnlyList<Buyer> Buyers,
    IReadOnlyList<SkuId> Wares)
{
    public static readonly DeliveryAddress Home = new("林一", "13800000001", "浙江省", "诸暨市", "浣东街道 1 号");

    private static readonly int[] Sellers =
    [
        DemoVillage.TeaHousehold, DemoVillage.NutHousehold, DemoVillage.BasketHousehold, DemoVillage.CashHousehold, 23,
    ];

    public static async Task<Cast> Of(TestVillage village)
    {
        var buyers = new List<Buyer>();
        foreach (var name in new[] { "buyer-1", "buyer-2", "buyer-3" })
        {
            var minted = await village.Sandbox.LoginCode(name, CancellationToken.None);
            var session = await village.Run((LogIn feature) => feature.Run(new(minted.Code), CancellationToken.None));
            buyers.Add(new(session.OrThrow().ShopperId, name));
        }

        var wares = await village.Look(db => (
            from sku in db.Skus
            join product in db.Products on sku.ProductId equals product.Id
            join household in db.Households on product.HouseholdId equals household.Id
            where Sellers.Contains(household.Number)
            orderby sku.Id
            select sku.Id).ToListAsync());
        return new(
            await village.Staff(DemoVillage.StoreKeeper), await village.Staff(DemoVillage.Treasurer),
            await village.Staff(DemoVillage.Reviewer), buyers, wares);
    }
}

/// <param name="Name">By which the sandbox knows the phone.</param>
internal sealed record Buyer(ShopperId Id, string Name);
