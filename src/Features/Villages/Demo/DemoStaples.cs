using VillageCloud.Domain.Shop.Catalog;
using static VillageCloud.Domain.Shop.Catalog.ProductCategory;
using static VillageCloud.Features.Villages.Demo.DemoProduct;

namespace VillageCloud.Features.Villages.Demo;

/// <summary>Noodles, rice and what is made of them.</summary>
internal static class DemoStaples
{
    public static readonly IReadOnlyList<DemoProduct> All =
    [
        new(8, new ProductCard("次坞打面", Staples, "诸暨市次坞镇",
            "面粉加鸡蛋和少量碱水，用粗竹杠反复压打后切条，面条筋道，久煮不烂。"
            + "水开后下锅煮三分钟，配雪菜、笋丝和肉片都好。"
            + "这是湿面，冷链寄出，收到后冷藏，三天内吃完。", Fresh),
            [new("4 人份", 2_680, 60), new("8 人份", 4_980, 30)]),
        new(4, new ProductCard("手工水磨年糕", Staples, "诸暨市东白湖镇上英村",
            "晚粳米浸泡三天，水磨成浆，榨干蒸熟后上石臼打，再揉成条。"
            + "切片炒青菜、煮汤或火上烤都行。"
            + "冬天可浸在清水里，两三天换一次水；天热请冷冻。", Fresh),
            [new("1 千克", 1_880, 120), new("2.5 千克", 4_380, 50)]),
        new(10, new ProductCard("番薯粉丝", Staples, "诸暨市东白湖镇上英村",
            "自家番薯磨浆沉淀成淀粉，趁热漏丝，挂在竹竿上冻一夜再晒干。"
            + "颜色灰褐，不漂白，煮前用温水泡半小时。"
            + "放干燥处，可存一年。", Lasting),
            [new("500 克", 1_980, 140), new("1.5 千克", 5_580, 50)]),
        new(15, new ProductCard("山垅新米", Staples, "诸暨市东白湖镇上英村山垅田",
            "山垅冷水田种一季稻，十月收割，晒干后按订单碾米，不抛光。"
            + "米粒偏短，煮粥起油，煮饭请少放半杯水。"
            + "碾后三个月内吃最香，夏天请放冰箱防虫。", Lasting),
            [new("2.5 千克", 3_280, 120), new("5 千克", 6_280, 80), new("10 千克", 11_880, 30)]),
        new(19, new ProductCard("石磨玉米面", Staples, "诸暨市东白湖镇上英村",
            "山地老品种黄玉米，晒干后用石磨慢磨，留着胚芽，颗粒略粗。"
            + "做糊、做饼都可以，掺一半面粉更好成形。"
            + "没有去脂，容易生虫，请密封冷藏，两个月内吃完。", Lasting),
            [new("1 千克", 1_480, 90)]),
        new(4, new ProductCard("诸暨藤羹", Staples, "诸暨市东白湖镇上英村",
            "米粉蒸成薄皮，切条晒干，看上去像一段段干藤，所以叫藤羹。"
            + "下锅前不用泡，和青菜、肉丝、番薯粉一起煮到软滑。"
            + "密封放阴凉处，可存十个月。", Lasting),
            [new("400 克", 1_680, 110), new("800 克", 3_180, 60)]),

        // Spirits may be sold online only by a shop whose food licence and WeChat category name them. The village has
        // neither yet, so the spirit is shown to the store keeper and not put on sale.
        new(22, new ProductCard(DemoVillage.SpiritName, Staples, "诸暨市同山镇",
            "本地红高粱蒸熟拌曲，入缸发酵近一个月，再用木甑蒸出来，酒色微红。"
            + "度数约五十度，未成年人不得饮用，开车前不要喝。"
            + "密封直立存放，远离火源。", Lasting),
            [new("500 毫升", 8_800, 60)]) { IsOnSale = false },
    ];
}
