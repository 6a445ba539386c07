using VillageCloud.Domain.Makers.Artisans;

namespace VillageCloud.Features.Villages.Demo;

internal sealed record DemoArtisan(int Household, string Name, Figure Figure, string Craft, string Story);

/// <summary>Eight makers with a name of their own. Each sells through the account of a household.</summary>
internal static class DemoArtisans
{
    public const string BambooWeaver = "楼阿来";
    public const string GrassWeaver = "孟玉珍";
    public const string PaperCutter = "徐来凤";
    public const string WoodCarver = "边建江";
    public const string ClothWeaver = "钱月仙";
    public const string TeaMaker = "俞水法";
    public const string RootCarver = "金火根";
    public const string IndigoPrinter = "沈桂花";

    public static readonly IReadOnlyList<DemoArtisan> All =
    [
        new(6, BambooWeaver, Figure.Man, "竹编",
            "楼阿来十四岁跟父亲学篾，村里晒茶的匾、挑谷的箩，许多是他编的。"
            + "他只用冬天砍的三年毛竹，说那时的竹子糖分少，不容易生虫。"
            + "如今眼睛花了，一只提篮要编两天半，他还是坚持每根篾都自己刮。"),
        new(14, GrassWeaver, Figure.Woman, "草编",
            "孟玉珍的草编是从婆婆手里接过来的，先编草鞋，后来编坐垫和草帽。"
            + "席草从自家水田里割，晒干、理齐、润水，再一圈一圈盘紧。"
            + "她带着村里三位邻居一起做，农闲的下午，廊檐下总有说笑声。"),
        new(18, PaperCutter, Figure.Woman, "剪纸",
            "徐来凤从小看外婆剪喜花，一把剪刀、一张红纸，不画稿就能剪出蝴蝶和石榴。"
            + "她喜欢把身边的东西剪进去：采茶的篓子、香榧树、屋檐下的燕子。"
            + "每年正月，她在村里的文化礼堂教孩子们剪窗花。"),
        new(13, WoodCarver, Figure.Man, "木雕",
            "边建江年轻时修过祠堂的牛腿和雀替，从师傅那里学会了看木纹下刀。"
            + "老房子修得少了，他改做小件，香樟木的书签、茶盒、小摆件都出自他的工作台。"
            + "他说木头有自己的脾气，顺着它走，东西才经得起摸。"),
        new(16, ClothWeaver, Figure.Woman, "土布",
            "钱月仙家里有一台用了五十多年的木织机，是她出嫁时带来的。"
            + "从纺纱、浆纱到上机，要走十几道手工，一天只能织三四尺。"
            + "她织的格子布结实吸汗，老顾客爱拿去做桌旗和枕巾。"),
        new(5, TeaMaker, Figure.Man, "制茶",
            "俞水法炒了三十多年茶，看锅温不用表，手背离锅一寸就知道。"
            + "他家的茶园在山坳里，春茶做绿茶，夏秋的叶子试着做成了红茶。"
            + "每一批茶他都留一小罐，写上日期，来年再喝，看看哪里还能改。"),
        new(17, RootCarver, Figure.Man, "根雕",
            "金火根是采石场的退休工人，上山时常捡回被水冲出来的枯树根。"
            + "他先看上几天，再决定去哪里、留哪里，能不动的地方就不动。"
            + "他从不挖活树的根，村里人都知道这是他的规矩。"),
        new(21, IndigoPrinter, Figure.Woman, "蓝印花布",
            "沈桂花二十岁进镇上的染坊当学徒，刻版、刮浆、下缸都做过。"
            + "染坊关门后，她在自家后院留了两口缸，用靛蓝一遍遍染出深浅。"
            + "女儿沈冬梅学会了刻版，母女俩把村里的茶花和香榧叶画成了新花样。"),
    ];
}
