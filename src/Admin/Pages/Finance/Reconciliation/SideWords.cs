using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reconciliation;

namespace VillageCloud.Admin.Pages.Finance.Reconciliation;

/// <summary>What our books and their paper say of one thing, line beside line.</summary>
internal static class SideWords
{
    public static IEnumerable<Line> Of(GetBreak.View view)
    {
        var (ours, theirs) = (view.Ours, view.Theirs);
        yield return new("是什么", ours is null ? "账上没有这一笔" : WhatIs(ours), Each(view, row => row.Word));
        if (ours is not null || theirs.Count > 0)
        {
            yield return new("我们的单号", ours?.Number ?? "—", Each(view, row => row.Number));
            yield return new("对方的单号", ours?.Theirs ?? "—", Each(view, row => row.TheirNumber));
            yield return new("时间", Beijing.Text(ours?.At), Each(view, row => Beijing.Text(row.At)));
        }

        yield return new(
            "金额", Yuan(view.Break.Ours ?? ours?.Amount),
            theirs.Count > 0 ? Each(view, row => Yuan(row.Amount)) : [Yuan(view.Break.Theirs)], IsMoney: true);
        if (theirs.Any(row => !row.Fee.IsZero))
            yield return new("手续费", "—", Each(view, row => Yuan(row.Fee)), IsMoney: true);
        if (theirs.Any(row => row.Balance is not null))
            yield return new("记完后的余额", "—", Each(view, row => Yuan(row.Balance)), IsMoney: true);
    }

    private static IReadOnlyList<string> Each(GetBreak.View view, Func<TheirSide, string> say) =>
        view.Theirs.Count == 0 ? ["账单上没有这一笔"] : [.. view.Theirs.Select(row => Said(say(row)))];

    private static string Said(string text) => text.Length == 0 ? "—" : text;

    private static string Yuan(Money? amount) => amount is { } known ? $"{known} 元" : "—";

    private static string WhatIs(OurSide side) => side.Thing switch
    {
        OurThing.Payment => $"顾客付款，{StateOf(side.State)}",
        OurThing.Refund => $"退款，{StateOf(side.State)}",
        OurThing.Payout => $"付款到户，{StateOf(side.State)}",
        _ => $"分录：{side.State}",
    };

    private static string StateOf(string state) => state switch
    {
        nameof(PaymentStatus.Succeeded) => "已成功",
        nameof(PaymentStatus.Closed) => "已关闭",
        nameof(PaymentStatus.Created) or nameof(PaymentStatus.Prepared) => "还没有付",
        nameof(RefundStatus.Requested) or nameof(PayoutStatus.Drafted) => "等着复核",
        nameof(RefundStatus.Declined) => "已驳回",
        nameof(RefundStatus.Approved) or nameof(RefundStatus.Accepted) or nameof(PayoutStatus.Submitted) => "在路上",
        nameof(PayoutStatus.WaitingForPayee) => "等农户确认",
        _ => "没有成功",
    };

    /// <param name="Theirs">One for each row of their paper.</param>
    internal sealed record Line(string Name, string Ours, IReadOnlyList<string> Theirs, bool IsMoney = false);
}
