using VillageCloud.Domain.Shop.Catalog;
using static VillageCloud.Domain.Shop.Catalog.ProductCategory;
using static VillageCloud.Features.Villages.Demo.DemoProduct;

namespace VillageCloud.Features.Villages.Demo;

/// <summary>What the village's makers make, under the rule for crafts.</summary>
internal static class DemoCrafts
{
    private const string Village = "诸暨市东白湖镇上英村";

    public static readonly IReadOnlyList<DemoProduct> All =
    [
        By(DemoArtisans.BambooWeaver, DemoVillage.BasketHousehold,
            DemoVillage.BasketName,
            "楼阿来用三年毛竹剖篾手编，提梁用火烤弯，不用一颗钉子，中号口径约二十八厘米。"
            + "装菜、装茶点、插花都合适，每只纹路略有不同。"
            + "受潮后放通风处阴干，不要暴晒。",
            new DemoSku(DemoVillage.BasketSku, 12_800, 2)),
        By(DemoArtisans.BambooWeaver, DemoVillage.BasketHousehold,
            "竹编果盘",
            "细篾编成的浅盘，盘心是老式的人字纹，直径约二十五厘米。"
            + "边口用藤条缠过，不会扎手。"
            + "脏了用软刷蘸清水刷，擦干后晾透。",
            new DemoSku("单只", 6_800, 8)),
        By(DemoArtisans.GrassWeaver, 14,
            "草编坐垫",
            "席草一圈圈盘紧再用麻线缝住，厚约四厘米，有干草的清香。"
            + "新垫子颜色偏青，坐久了会慢慢变黄。"
            + "不能水洗，梅雨天请收起来，出太阳拿出来晒一晒。",
            new DemoSku("直径 40 厘米", 5_800, 20), new DemoSku("直径 50 厘米", 7_800, 12)),
        By(DemoArtisans.PaperCutter, 18,
            "剪纸窗花",
            "徐来凤手剪的红宣纸窗花，一套四张，是采茶、香榧、燕子和石榴。"
            + "手工剪的，每套线条有细小差别。"
            + "用少量米糊或胶棒贴，装框可以放很多年，请避开强光。",
            new DemoSku("四张一套", 4_800, 40), new DemoSku("带木框一张", 8_800, 15)),
        By(DemoArtisans.WoodCarver, 13,
            "香樟木雕书签",
            "香樟木薄片浅浮雕，正面是茶芽或兰花，背面可见天然木纹。"
            + "只擦一层木蜡油，留着樟木的气味。"
            + "不要泡水，气味淡了用细砂纸轻轻打磨背面。",
            new DemoSku("茶芽", 3_800, 30), new DemoSku("兰花", 3_800, 30)),
        By(DemoArtisans.ClothWeaver, 16,
            "手织土布桌旗",
            "木织机织的棉布，蓝白格，长约一米八、宽约三十三厘米，两头留穗。"
            + "手织布有粗细结，不是瑕疵。"
            + "第一次请单独用冷水手洗，会有少许浮色，晾干后低温熨平。",
            new DemoSku("蓝白格", 16_800, 6), new DemoSku("红白格", 16_800, 4)),
        By(DemoArtisans.RootCarver, 17,
            "根雕茶托",
            "用山上捡回的枯杂木根切片打磨，边缘留着树皮的起伏，一片一个样子。"
            + "面上擦了可以接触食物的木蜡油。"
            + "放热杯没有问题，不要浸水，开裂请联系我们修补。",
            new DemoSku("单片", 4_600, 18), new DemoSku("四片", 16_800, 5)),
        By(DemoArtisans.IndigoPrinter, 21,
            "蓝印花布方巾",
            "纯棉坯布刮豆粉石灰浆，靛蓝下缸八遍，晒干后刮去浆，花样是茶花和香榧叶。"
            + "边长约五十五厘米，可以包东西，也可以当头巾。"
            + "前几次会掉浮色，请单独冷水手洗，阴干。",
            new DemoSku("茶花", 6_800, 16), new DemoSku("香榧叶", 6_800, 16)),
    ];

    private static DemoProduct By(
        string artisan, int household, string name, string description, params DemoSku[] skus) =>
        new(household, new ProductCard(name, Craft, Village, description, Lasting), skus)
        {
            Artisan = artisan,
            Rule = DemoVillage.CraftRule,
        };
}
