using VillageCloud.Domain.Shop.Catalog;
using static VillageCloud.Domain.Shop.Catalog.ProductCategory;
using static VillageCloud.Features.Villages.Demo.DemoProduct;

namespace VillageCloud.Features.Villages.Demo;

/// <summary>「一茶一榧」: what the village is known for.</summary>
internal static class DemoTeasAndNuts
{
    public static readonly IReadOnlyList<DemoProduct> All =
    [
        new(DemoVillage.TeaHousehold, new ProductCard(DemoVillage.TeaName, Tea, "诸暨市东白湖镇上英村",
            "清明前后手采的一芽一叶，当天摊青、杀青、理条、烘干，叶形挺直如剑。"
            + "用八十五度左右的水冲泡，汤色嫩绿，有板栗香。"
            + "请密封放冰箱冷藏，开封后两个月内喝完。", Lasting),
            [new(DemoVillage.TeaSku, 6_800, 200), new("250 克", 15_800, 60)]),
        new(DemoVillage.TeaHousehold, new ProductCard("石笕茶", Tea, "诸暨市东白湖镇上英村",
            "用东白山一带群体种的鲜叶做成，老法锅炒，条索微曲，带一点白毫。"
            + "味道醇厚，可以多泡几道。"
            + "避光密封冷藏，不要和有气味的食物放在一起。", Lasting),
            [new("100 克", 5_600, 120), new("250 克", 12_800, 40)]),
        new(3, new ProductCard("高山绿茶", Tea, "诸暨市东白湖镇东白山脚",
            "海拔六百米左右的坡地茶园，谷雨前采，一芽两叶居多，机器揉捻、炭火复烘。"
            + "是家里天天喝的口粮茶，耐泡、回甘清楚。"
            + "放在阴凉干燥处，半年内喝完香气更好。", Lasting),
            [new("250 克", 6_800, 150), new("500 克", 12_800, 80)]),
        new(5, new ProductCard("手工红茶", Tea, "诸暨市东白湖镇上英村",
            "夏秋鲜叶萎凋一夜，手工揉捻后用棉布盖着发酵，再分两次烘干。"
            + "汤色红亮，有淡淡的薯香，不放糖也顺口。"
            + "常温密封避光可放十八个月。", Lasting),
            [new("80 克罐装", 6_600, 70), new("160 克罐装", 12_000, 35)]) { Artisan = DemoArtisans.TeaMaker },
        new(11, new ProductCard("土粗茶", Tea, "诸暨市东白湖镇上英村",
            "立夏以后的粗叶连嫩梗一起炒，叶片大，样子不好看，价钱实在。"
            + "村里人夏天抓一把煮一大壶，晾凉了带下田。"
            + "受潮会串味，请扎紧袋口放干燥处。", Lasting),
            [new("500 克", 3_200, 90)]),
        new(DemoVillage.NutHousehold, new ProductCard(DemoVillage.NutName, Nuts, "诸暨市枫桥镇与东白湖镇交界山地",
            "九月采下的香榧，堆沤去皮、洗净晒干，再用粗盐分两次炒成，壳薄、衣易脱。"
            + "用手指按住果尖两个白点，一捏就开。"
            + "属坚果，过敏的人请不要吃；密封冷藏，三个月内吃完。", Lasting),
            [new(DemoVillage.NutSku, 5_880, 150), new("500 克", 11_280, 80)]),
        new(DemoVillage.NutHousehold, new ProductCard("脱壳香榧仁", Nuts, "诸暨市枫桥镇与东白湖镇交界山地",
            "炒好的香榧人工去壳去衣，挑掉碎粒和黑粒后装罐。"
            + "给牙口不好、不愿剥壳的人准备，开罐就能吃。"
            + "去了壳容易回软，开罐后请冷藏，两周内吃完。", Lasting),
            [new("150 克罐装", 5_200, 60)]),
        new(7, new ProductCard("鲜板栗", Nuts, "诸暨市东白湖镇上英村后山",
            "寒露前后落地的本地小栗，个头不大，粉糯带甜，只挑出虫眼，不打蜡。"
            + "可以煮、可以烧鸡，想吃甜的先放通风处阴干三天。"
            + "到货后请装网袋冷藏，十天内吃完。", Fresh),
            [new("1 千克", 2_600, 100), new("2.5 千克", 5_980, 40)]),
        new(9, new ProductCard("铁锅炒南瓜子", Nuts, "诸暨市东白湖镇上英村",
            "自家老南瓜留下的籽，洗净晒干，铁锅小火慢炒，只放一点盐。"
            + "颗粒有大有小，偶尔有空壳，我们按重量多装一把。"
            + "密封防潮，一个月内吃最脆。", Lasting),
            [new("300 克", 1_880, 110)]),
        new(12, new ProductCard("沙地带壳花生", Nuts, "诸暨市东白湖镇陈蔡江边",
            "江边沙地种的小粒花生，收回来盐水煮熟再晒干，吃起来有嚼劲。"
            + "一年只收一季，卖完要等明年秋天。"
            + "请放干燥处，如有霉味千万不要吃，联系我们退款。", Lasting),
            [new("500 克", 1_580, 130), new("1 千克", 2_980, 60)]),
    ];
}
