using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Admin.Pages.Finance.Settings;

/// <summary>One thing that the village agrees on: how it is called, typed and read. The form, the list and what changes
/// are made of the same.</summary>
/// <param name="Unit">Behind what is typed.</param>
/// <param name="Text">As it is typed.</param>
/// <param name="Read">The terms with what was typed; null when it can't be read.</param>
internal sealed record TermsField(
    string Group, string Label, string Unit, Func<CooperativeTerms, string> Text,
    Func<CooperativeTerms, string, CooperativeTerms?> Read, string? Hint = null)
{
    public const string Yes = "要";
    public const string No = "不要";

    public static readonly IReadOnlyList<TermsField> All =
    [
        OfMoney("运费和优惠", "运费", one => one.Freight, (one, to) => one with { Freight = to }, "每张订单"),
        OfMoney("运费和优惠", "满多少包邮", one => one.FreeFreightFrom, (one, to) => one with { FreeFreightFrom = to },
            "填 0 就是都包邮"),
        OfMoney("运费和优惠", "满多少减", one => one.ReductionFrom, (one, to) => one with { ReductionFrom = to }),
        OfMoney("运费和优惠", "减多少", one => one.ReductionOff, (one, to) => one with { ReductionOff = to },
            "填 0 就是不减"),
        OfNumber("下单", "付款时限", "分钟", one => one.PaymentMinutes, (one, to) => one with { PaymentMinutes = to },
            "到时没付，订单关闭，货回到货架"),
        OfNumber("下单", "同时没付款的订单", "张", one => one.UnpaidOrders, (one, to) => one with { UnpaidOrders = to },
            "一位顾客最多"),
        OfNumber("下单", "一小时里没付款的订单", "张", one => one.UnpaidOrdersAnHour,
            (one, to) => one with { UnpaidOrdersAnHour = to }, "一位顾客最多，取消的也算"),
        OfNumber("下单", "没付款能占着的商品", "种", one => one.UnpaidKinds, (one, to) => one with { UnpaidKinds = to },
            "一位顾客最多"),
        OfPercent("下单", "没付款能占的库存", one => one.UnpaidShareBp, (one, to) => one with { UnpaidShareBp = to },
            "一种商品里，一位顾客最多"),
        OfNumber("下单", "没付款总能占着", "件", one => one.UnpaidPieces, (one, to) => one with { UnpaidPieces = to },
            "货少时也能买到最后几件"),
        OfPercent("分红", "公积金", one => one.ReserveBp, (one, to) => one with { ReserveBp = to }, "补完亏损以后，从盈余里提"),
        OfPercent("分红", "按交易额返还", one => one.PatronageBp, (one, to) => one with { PatronageBp = to },
            "占可分配盈余；合作社法第四十四条：至少 60%"),
        OfNumber("分红", "公示天数", "天", one => one.DisclosureDays, (one, to) => one with { DisclosureDays = to },
            "合作社法第四十条：15 天"),
        new("分红", "先要成员大会决议", "", one => one.ResolutionRequired ? Yes : No,
            (one, to) => one with { ResolutionRequired = to == Yes }, "分红方案复核以前要不要登记决议"),
        OfMoney("付款到户", "起付金额", one => one.MinimumPayout, (one, to) => one with { MinimumPayout = to },
            "分红不到这个数，留到下次"),
        OfMoney("付款到户", "单笔转账上限", one => one.SingleTransferLimit,
            (one, to) => one with { SingleTransferLimit = to }, "超过的分几笔转；不能超过商户平台里的额度"),
    ];

    public bool IsChoice => Unit.Length == 0;

    public string Shown(CooperativeTerms terms) => $"{Text(terms)}{(Unit is "" or "%" ? "" : " ")}{Unit}";

    private static TermsField OfMoney(
        string group, string label, Func<CooperativeTerms, Money> read,
        Func<CooperativeTerms, Money, CooperativeTerms> put, string? hint = null) => new(
            group, label, "元", one => read(one).ToString(),
            (one, text) => AmountField.TryRead(text, out var amount) ? put(one, amount) : null, hint);

    private static TermsField OfNumber(
        string group, string label, string unit, Func<CooperativeTerms, int> read,
        Func<CooperativeTerms, int, CooperativeTerms> put, string? hint = null) => new(
            group, label, unit, one => read(one).ToString(CultureInfo.InvariantCulture),
            (one, text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? put(one, number)
                : null,
            hint);

    private static TermsField OfPercent(
        string group, string label, Func<CooperativeTerms, int> read, Func<CooperativeTerms, int, CooperativeTerms> put,
        string? hint = null) => new(
            group, label, "%", one => (read(one) / 100m).ToString("0.##", CultureInfo.InvariantCulture),
            (one, text) => PercentText.Read(text) is { } points ? put(one, points) : null, hint);
}

/// <param name="Label">Of the field that can't be read.</param>
internal sealed record TermsUnreadable(string Label)
    : Refusal("settings.value_unreadable", $"“{Label}”没有填对：请填数字，金额最多两位小数");
