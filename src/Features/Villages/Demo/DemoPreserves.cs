using VillageCloud.Domain.Shop.Catalog;
using static VillageCloud.Domain.Shop.Catalog.ProductCategory;
using static VillageCloud.Features.Villages.Demo.DemoProduct;

namespace VillageCloud.Features.Villages.Demo;

/// <summary>Dried and pickled goods.</summary>
internal static class DemoPreserves
{
    public static readonly IReadOnlyList<DemoProduct> All =
    [
        new(3, new ProductCard("咸笋干", Preserves, "诸暨市东白湖镇东白山脚",
            "四月的小竹笋剥壳，加盐煮透，炭火烘到半干，捆成小把。"
            + "本身有咸味，炖汤前先用温水泡两小时，菜里不用再放盐。"
            + "密封冷藏，表面起白霜是盐，不是霉。", Lasting),
            [new("250 克", 2_680, 130), new("500 克", 4_980, 70)]),
        new(9, new ProductCard("九头芥霉干菜", Preserves, "诸暨市东白湖镇上英村",
            "九头芥腌熟后切碎，反复蒸晒三次，颜色乌黑，闻着有酱香。"
            + "烧肉时多放些油更好吃，也可以直接冲汤。"
            + "放干燥处，可存一年以上。", Lasting),
            [new("250 克", 1_580, 160), new("500 克", 2_880, 80)]),
        new(10, new ProductCard("倒蒸番薯干", Preserves, "诸暨市东白湖镇上英村",
            "小个红心番薯蒸熟晒软，再回锅蒸第二遍，不加糖，软糯有韧劲。"
            + "表面的白粉是析出的糖霜。"
            + "含水偏多，请冷藏，四十天内吃完。", Lasting),
            [new("400 克", 1_980, 150), new("800 克", 3_780, 60)]),
        new(12, new ProductCard("酱油萝卜条", Preserves, "诸暨市东白湖镇上英村",
            "霜后的长白萝卜切条，晒两天，用酱油、白糖和一点辣椒腌七天，脆而微甜。"
            + "开瓶即食，配粥正好。"
            + "开瓶后请用干净筷子夹，冷藏两周内吃完。", Lasting),
            [new("350 克瓶装", 1_380, 90), new("350 克三瓶", 3_880, 30)]),
        new(20, new ProductCard("坛腌雪菜", Preserves, "诸暨市东白湖镇上英村",
            "冬天的雪里蕻晾蔫，一层菜一层盐踩实入坛，压石封口，腌满四十天才开坛。"
            + "可炒笋、烧鱼、下面，吃前用清水洗一遍。"
            + "真空袋装，冷藏可放三个月，开袋后一周内吃完。", Lasting),
            [new("500 克", 1_080, 120)]),
        new(7, new ProductCard("干豇豆", Preserves, "诸暨市东白湖镇上英村",
            "嫩豇豆开水焯过，摊在竹匾里晒两个大太阳，不放盐。"
            + "温水泡一小时后和五花肉同烧，吸油入味。"
            + "扎紧袋口防潮，可存一年。", Lasting),
            [new("250 克", 1_980, 80)]),
        new(23, new ProductCard("段木干香菇", Preserves, "诸暨市东白湖镇上英村林下",
            "杂木段上自然出的菇，晴天采、当天烘，大小没有分级，菇柄剪到一厘米。"
            + "冷水泡发三小时香味更足，泡菇的水滤清后可以烧菜。"
            + "密封冷藏，一年内吃完。", Lasting),
            [new("150 克", 2_980, 90), new("300 克", 5_680, 40)]),
    ];
}
