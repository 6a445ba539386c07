using VillageCloud.Domain.Shop.Catalog;
using static VillageCloud.Domain.Shop.Catalog.ProductCategory;
using static VillageCloud.Features.Villages.Demo.DemoProduct;

namespace VillageCloud.Features.Villages.Demo;

/// <summary>Fruit, eggs and honey.</summary>
internal static class DemoFreshGoods
{
    public static readonly IReadOnlyList<DemoProduct> All =
    [
        new(19, new ProductCard("短柄樱桃", Fruit, "诸暨市东白湖镇上英村",
            "本地小樱桃，皮薄汁多，只在四月底到五月初熟十来天，清早采、上午寄。"
            + "很娇嫩，路上难免有几颗压破，超过一成请拍照找我们。"
            + "到货马上冷藏，两天内吃完，吃前再洗。", Fresh),
            [new("1 千克", 6_800, 40), new("2 千克", 12_800, 20)]),
        new(8, new ProductCard("湖景水蜜桃", Fruit, "诸暨市东白湖镇上英村",
            "七月上旬成熟，套袋种植，采八成熟寄出，到家放一天变软再吃。"
            + "每箱大小差不多，桃面有浅斑是正常的。"
            + "不要直接放冰箱，软了以后再冷藏，两天内吃完。", Fresh),
            [new("6 只装", 4_580, 60), new("12 只装", 8_580, 40)]),
        new(15, new ProductCard("山地蓝莓", Fruit, "诸暨市东白湖镇上英村",
            "六月露天成熟的蓝莓，手工采摘，果面白霜没有擦掉。"
            + "酸甜比大棚的明显，大小不太均匀。"
            + "冷藏可放五天，吃不完请洗净沥干后冷冻。", Fresh),
            [new("500 克", 3_980, 70), new("1 千克", 7_580, 40)]),
        new(22, new ProductCard("红心猕猴桃", Fruit, "诸暨市东白湖镇上英村",
            "九月采的硬果，没有用膨大剂，单果八十克上下。"
            + "收到后常温放五到七天，捏着微软再吃，和苹果放一起熟得快。"
            + "变软后冷藏，三天内吃完。", Fresh),
            [new("12 只装", 3_680, 80), new("24 只装", 6_880, 40)]),
        new(20, new ProductCard("散养土鸡蛋", Eggs, "诸暨市东白湖镇上英村",
            "章招娣家茶园边散养的三十多只母鸡生的，吃谷子、菜叶和虫，蛋有大有小。"
            + "每天产得不多，攒够一箱再寄，箱上写着最早一只的日期。"
            + "大头朝上冷藏，三十天内吃完；破蛋拍照即赔。", Fresh),
            [new("20 只", 3_600, 30), new("30 只", 5_200, 20)]),
        new(20, new ProductCard("溪边土鸭蛋", Eggs, "诸暨市东白湖镇上英村",
            "村口小溪放养的麻鸭生的，壳色青白相间，蛋黄偏红。"
            + "适合煮、炒，也可以自己腌咸蛋，吃时请煮到全熟。"
            + "冷藏三十天内吃完；破蛋拍照即赔。", Fresh),
            [new("20 只", 3_900, 25)]),
        new(24, new ProductCard("土蜂蜜", Honey, "诸暨市东白湖镇东白山脚",
            "中蜂一年只割一次蜜，秋后割，过滤后直接装瓶，没有加热浓缩。"
            + "百花混合的味道，天冷会结晶，属正常现象。"
            + "用六十度以下的水冲，一岁以下婴儿不能吃；常温避光保存。", Lasting),
            [new("500 克", 9_800, 60), new("1 千克", 18_800, 25)]),
        new(24, new ProductCard("蜂巢蜜", Honey, "诸暨市东白湖镇东白山脚",
            "整片封盖的巢蜜切块装盒，连蜂蜡一起嚼，蜡渣吐掉就好。"
            + "每块形状不同，盒底会渗出一些蜜。"
            + "一岁以下婴儿不能吃；平放在阴凉处，两个月内吃完。", Lasting),
            [new("250 克", 7_800, 20)]),
    ];
}
