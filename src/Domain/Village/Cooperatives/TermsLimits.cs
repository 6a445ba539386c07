using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Cooperatives;

/// <summary>What members may agree on: the law's limits, and those outside of which a shop would not work.</summary>
public static class TermsLimits
{
    /// <summary>合作社法 art. 44: at least 60 % of the distributable surplus by transaction volume.</summary>
    public const int LeastPatronageBp = 6_000;

    /// <summary>A plan lies open for 15 days before the assembly decides (合作社法 art. 40).</summary>
    public const int LeastDisclosureDays = 15;

    private const int Whole = 10_000;
    private static readonly Money MostFreight = new(10_000);
    private static readonly Money MostOfAShop = new(10_000_000);
    private static readonly Money MostHeldBack = new(10_000);

    // A merchant's own ceiling is WeChat's to say; this only catches a slip of the finger.
    private static readonly Money MostTransfer = new(2_000_000);
    private static readonly Money LeastTransfer = new(100);

    /// <summary>Why these terms can't be agreed on by a village of this form: the first that is wrong, or null.
    /// </summary>
    public static Refusal? Check(CooperativeTerms terms, LegalForm form)
    {
        var isCooperative = form == LegalForm.FarmersCooperative;
        var leastDays = isCooperative ? LeastDisclosureDays : 1;
        var leastPatronage = isCooperative ? LeastPatronageBp : 0;
        (bool IsGood, string Sentence)[] rules =
        [
            (IsWithin(terms.Freight, Money.Zero, MostFreight), "运费填 0 到 100 元"),
            (IsWithin(terms.FreeFreightFrom, Money.Zero, MostOfAShop), "包邮的金额填 0 到 100000 元；填 0 就是都包邮"),
            (IsWithin(terms.ReductionOff, Money.Zero, MostOfAShop), "满减减多少填 0 到 100000 元；填 0 就是不减"),
            (terms.ReductionOff.IsZero || IsWithin(terms.ReductionFrom, terms.ReductionOff + new Money(1), MostOfAShop),
                "满多少才减，要比减的多，例如满 150 元减 5 元"),
            (terms.ReductionFrom >= Money.Zero, "满多少才减，不能是负数"),
            (terms.PaymentMinutes is >= 5 and <= 120, "付款时限填 5 到 120 分钟"),
            (terms.UnpaidOrders is >= 1 and <= 20, "同时没付款的订单填 1 到 20 张"),
            (terms.UnpaidOrdersAnHour >= terms.UnpaidOrders && terms.UnpaidOrdersAnHour <= 200,
                "一小时里没付款的订单，不能比同时没付款的少，最多 200 张"),
            (terms.UnpaidKinds is >= 1 and <= 200, "没付款的订单占着的商品填 1 到 200 种"),
            (terms.UnpaidShareBp is >= 100 and <= Whole, "没付款的订单占一种商品的比例填 1% 到 100%"),
            (terms.UnpaidPieces is >= 1 and <= 100, "没付款的订单总能占着的件数填 1 到 100 件"),
            (terms.ReserveBp is >= 0 and <= Whole, "公积金比例填 0% 到 100%"),
            (terms.PatronageBp >= leastPatronage && terms.PatronageBp <= Whole, isCooperative
                ? "按交易额返还的比例，合作社法第四十四条要求至少 60%，最多 100%" : "按交易额返还的比例填 0% 到 100%"),
            (terms.DisclosureDays >= leastDays && terms.DisclosureDays <= 90, isCooperative
                ? "公示天数，合作社法第四十条要求至少 15 天，最多 90 天" : "公示天数填 1 到 90 天"),
            (IsWithin(terms.MinimumPayout, Money.Zero, MostHeldBack), "起付金额填 0 到 100 元：不到这个数的留到下次"),
            (IsWithin(terms.SingleTransferLimit, LeastTransfer, MostTransfer),
                "单笔转账上限填 1 到 20000 元，不能超过商户平台「商家转账」里的额度"),
        ];
        var (_, wrong) = Array.Find(rules, static rule => !rule.IsGood);
        return wrong is null ? null : new TermsInvalid(wrong);
    }

    private static bool IsWithin(Money amount, Money least, Money most) => amount >= least && amount <= most;
}

/// <param name="Wrong">Which value, and what it may be.</param>
public sealed record TermsInvalid(string Wrong) : Refusal("settings.value_invalid", Wrong);
