using System.Text.RegularExpressions;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Bills;

/// <summary>What the remark of a row says of its fee: <c>结算总金额 10.00 元;含手续费 0.06 元</c>. Public samples don't tell
/// whether the row then moves 10.00, with the fee in a row of its own, or 9.94; its amount does.</summary>
internal static partial class FundMemo
{
    /// <summary>The fee within a row that moves what the remark calls the total, less the fee; else zero.</summary>
    public static Money FeeWithin(string memo, Money moved)
    {
        var match = Words().Match(memo);
        if (!match.Success) return Money.Zero;
        try
        {
            var fee = YuanText.ToMoney(match.Groups["fee"].Value, "备注");
            return YuanText.ToMoney(match.Groups["total"].Value, "备注") - fee == moved ? fee : Money.Zero;
        }
        catch (BillFormatException)
        {
            // Only a remark: somebody wrote what looks like it.
            return Money.Zero;
        }
    }

    [GeneratedRegex(
        @"总金额\s*(?<total>[0-9.]+)\s*元\s*[;；]\s*含手续费\s*(?<fee>[0-9.]+)\s*元", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
