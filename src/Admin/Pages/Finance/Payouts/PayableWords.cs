using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

/// <summary>What is owed, and what keeps it back, in plain words.</summary>
internal static class PayableWords
{
    public static string Of(RowsShown shown) => shown == RowsShown.Payable ? "这次能付" : "没付全";

    public static string Payee(PayableRow row) =>
        PayoutWords.Of(row.PayeeNews) is { } news ? $"{row.Payee}（{news.Text}）" : row.Payee;

    public static string Of(PayableRow row, Money minimum) =>
        string.Join("；", row.KeptBack.Select(one => Of(one, minimum)));

    private static string Of(KeptBack reason, Money minimum) => reason switch
    {
        KeptBack.Owes => "退款把付过的货款扣了回来，先用以后卖的钱抵",
        KeptBack.Objection => "对分红有意见还没答复，分红先不付",
        KeptBack.BelowMinimum => $"分红不到 {minimum} 元，攒到下次一起付",
        KeptBack.PayeeDied => "收款人去世了，等换了收款人再付",
        KeptBack.TooSmall => "不到 0.10 元，微信付不了",
        _ => "还有分红在公示，或者没有入账",
    };

    /// <summary>How money that goes this way arrives.</summary>
    public static string Arrives(PayoutChannel channel) => channel switch
    {
        PayoutChannel.WeChat => "农户 24 小时内在微信里点“收下”，才到账",
        PayoutChannel.Bank => "拿银行文件到银行去付，看到回单再确认到账",
        _ => "当面给，签收以后再确认到账",
    };

    public static PreviewLine Line(ChannelPart part) =>
        new($"{PayoutWords.Of(part.Channel)} {part.Households} 户 {part.Transfers} 笔", part.Amount);

    /// <summary>The first few by name.</summary>
    public static string Names(IReadOnlyList<PayableRow> rows)
    {
        const int few = 5;
        var names = string.Join("、", rows.Take(few).Select(static row => $"{row.Number} 号户 {row.Name}"));
        return rows.Count > few ? $"{names} 等 {rows.Count} 户" : names;
    }
}
