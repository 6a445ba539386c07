using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>What WeChat says of a transfer and can't be so: nothing is booked, and a person looks.</summary>
internal sealed record TransferDoubt(string Code, string Subject, string Sentence)
{
    public static TransferDoubt Unknown(TransferReport report) => new(
        "payout.unknown_transfer", report.OutBillNo, $"微信报告了一笔我们没有的付款 {report.OutBillNo}，请财务核对");

    public static TransferDoubt PaidAfterFailure(Payout payout) => new(
        "payout.paid_after_failure", payout.OutBillNo,
        $"付款 {payout.OutBillNo} 已按失败处理，微信却报告到账，可能多付，请马上核对");

    public static TransferDoubt FailedAfterSuccess(Payout payout) => new(
        "payout.failed_after_success", payout.OutBillNo,
        $"付款 {payout.OutBillNo} 已按到账处理，微信却报告没有付成，请马上核对");

    /// <summary>Null where the report is of this payout. We named one person under one mini-program; not every answer
    /// says either.</summary>
    public static TransferDoubt? Of(TransferReport report, Payout payout, Merchant ours)
    {
        if (report.Amount is { } amount && amount != payout.Amount)
        {
            return new(
                "payout.amount_differs", payout.OutBillNo,
                $"付款 {payout.OutBillNo} 应为 {payout.Amount} 元，微信报告 {amount} 元，请财务核对");
        }

        var isForeign = (report.AppId ?? ours.AppId) != ours.AppId
            || (report.OpenId is { } paid && !string.Equals(paid, payout.Target.OpenId, StringComparison.Ordinal));
        return isForeign
            ? new(
                "payout.not_ours", payout.OutBillNo,
                $"付款 {payout.OutBillNo} 在微信的收款人或小程序与我们发出的不符，没有入账，请财务到商户平台核对")
            : null;
    }
}
