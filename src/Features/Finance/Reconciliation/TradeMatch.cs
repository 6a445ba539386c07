using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>The trade bill against our payments and refunds. A refund stands on the bill of the day on which it was
/// asked for, which may be earlier than the day on which the money went back.</summary>
internal sealed class TradeMatch(VillageDb db, IBillSource bills, BillDay ours, Findings findings)
{
    private const BillKind Kind = BillKind.Trade;

    // Apart: merchants have named a refund by the number of its payment.
    private readonly HashSet<string> payments = [];
    private readonly HashSet<string> refunds = [];

    public async Task Match(TradeBill bill, CancellationToken ct)
    {
        foreach (var row in bill.Rows) findings.Row(await Matches(row, ct));
        foreach (var payment in ours.PaymentsOfDay.Where(payment => !payments.Contains(payment.TransactionId!)))
            findings.MissingTheirs(Kind, payment.OutTradeNo, "收款", payment.Amount);
        foreach (var refund in ours.RefundsOfDay.Where(refund => !refunds.Contains(refund.OutRefundNo)).ToList())
        {
            if (!await IsOnEarlierBill(refund, ct))
                findings.MissingTheirs(Kind, refund.OutRefundNo, "退款", refund.Amount);
        }
    }

    private async Task<bool> Matches(TradeBillRow row, CancellationToken ct) => row.Kind switch
    {
        TradeRowKind.Payment => await MatchesPayment(row, ct),
        TradeRowKind.Refund => await MatchesRefund(row, ct),
        _ => findings.Add(
            Kind, BreakClass.UnknownType, row.OutTradeNo, ours: null, row.OrderAmount,
            $"交易账单里 {row.OutTradeNo} 的交易状态 {row.RawKind} 不认识，金额 {row.OrderAmount} 元，请人工核对"),
    };

    private async Task<bool> MatchesPayment(TradeBillRow row, CancellationToken ct)
    {
        if (!payments.Add(row.TransactionId)) return Twice(row.OutTradeNo, "收款", row.OrderAmount);
        if (await ours.Payment(row.TransactionId, row.OutTradeNo, ct) is not { } payment)
            return findings.MissingOurs(Kind, row.OutTradeNo, "收款", row.OrderAmount);
        payments.Add(payment.TransactionId!);
        if (ours.IsEarlier(payment.PaidAt)) findings.IsLate(Kind, payment.OutTradeNo);
        return payment.Amount == row.OrderAmount
            || findings.AmountDiffers(Kind, row.OutTradeNo, "收款", payment.Amount, row.OrderAmount);
    }

    private async Task<bool> MatchesRefund(TradeBillRow row, CancellationToken ct)
    {
        var number = row.OutRefundNo ?? row.RefundId ?? row.OutTradeNo;
        if (!refunds.Add(number)) return Twice(number, "退款", row.RefundAmount);
        if (await ours.Refund(row.RefundId ?? "", number, ct) is not { } refund)
            return findings.MissingOurs(Kind, number, "退款", row.RefundAmount);
        refunds.Add(refund.OutRefundNo);
        if (refund.Amount != row.RefundAmount)
            return findings.AmountDiffers(Kind, number, "退款", refund.Amount, row.RefundAmount);
        return (row.RefundStatus, refund.Status) switch
        {
            ("SUCCESS", RefundStatus.Closed) => StatusDiffers(number, refund, row, "已关闭", "退款成功"),
            ("FAIL" or "CLOSED", RefundStatus.Succeeded) => StatusDiffers(number, refund, row, "退款成功", "没有退成"),
            _ => true,
        };
    }

    private bool StatusDiffers(string number, Refund refund, TradeBillRow row, string ourWord, string theirWord) =>
        findings.Add(
            Kind, BreakClass.StatusDiffers, number, refund.Amount, row.RefundAmount,
            $"退款 {number} 我们记为{ourWord}（{refund.Amount} 元），交易账单是{theirWord}（{row.RefundAmount} 元），请核对");

    private bool Twice(string number, string thing, Money amount) => findings.Add(
        Kind, BreakClass.Duplicate, number, ours: null, amount, $"交易账单里{thing} {number} 出现了两次，每次 {amount} 元，请核对");

    private async Task<bool> IsOnEarlierBill(Refund refund, CancellationToken ct)
    {
        var (from, to) = (BeijingTime.DayOf(refund.People.MadeAt), ours.Day);
        var files = await db.BillFiles.AsNoTracking()
            .Where(file => file.Kind == Kind && file.CurrentSlot == 1 && file.Day >= from && file.Day < to)
            .OrderByDescending(file => file.Day).ToListAsync(ct);
        // A day that nobody has read yet may be the one.
        if (files.Count(file => file.MatchedAt is not null) < to.DayNumber - from.DayNumber) return true;
        return files.Where(file => !file.IsEmptyDay)
            .Any(file => bills.ParseTradeBill(file.Content).Rows.Any(row => row.OutRefundNo == refund.OutRefundNo));
    }
}
