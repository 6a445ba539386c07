using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>A shelf that most villages can begin with; each makes its own of it. A paper is asked for where everything
/// that stands there is food that somebody has made; where only some is, the village decides.</summary>
public sealed class FirstCategories(VillageDb db) : IFoundingPart
{
    private static readonly IReadOnlyList<(string Name, GoodsKind Kind, LicenceKind? Demand, string[] Below)> Usual =
    [
        ("茶叶", GoodsKind.Tea, null, ["绿茶", "红茶", "花草茶"]), ("干货山珍", GoodsKind.Preserves, null, ["笋干菌菇", "干菜干果"]),
        ("坚果炒货", GoodsKind.Nuts, null, []), ("粮食", GoodsKind.Staples, null, ["米面", "杂粮"]),
        ("食用油", GoodsKind.Staples, LicenceKind.FoodWorkshop, []),
        ("果蔬", GoodsKind.Fruit, null, ["水果", "蔬菜"]), ("禽蛋", GoodsKind.Eggs, null, []),
        ("蜂蜜", GoodsKind.Honey, null, []),
        ("腌腊熟食", GoodsKind.Preserves, LicenceKind.FoodWorkshop, ["腊味", "酱菜", "糕点"]),
        ("酒水", GoodsKind.Staples, LicenceKind.FoodProduction, []),
        ("竹编手作", GoodsKind.Craft, null, ["竹编", "草编", "布艺"]),
    ];

    public Outcome Bring(Founding founding)
    {
        var tree = new CategoryTree(db.Tenant.Id, []);
        foreach (var (name, kind, demand, below) in Usual)
        {
            var top = tree.Add(name, kind, parent: null, demand).OrThrow();
            foreach (var one in below) _ = tree.Add(one, kind, top).OrThrow();
        }

        db.Categories.AddRange(tree.InOrder);
        return Outcome.Done;
    }
}
