using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>A fund bill against our books: it tells what moved.</summary>
/// <remarks>A row is named by its kind and both numbers of its business: the flow number is the payment's on everything
/// that has to do with it, its fee and its refunds as well.</remarks>
internal sealed class FundMatch(VillageDb db, FundBookings bookings, BillDay ours, Findings findings, BillKind kind)
{
    private readonly HashSet<(FundRowKind, string, string)> rows = [];
    private readonly HashSet<string> seen = [];

    /// <param name="trade">The same day's trade bill: its fee column must agree with the fee rows. Null when nobody can
    /// read it.</param>
    public async Task Match(FundBill bill, TradeBill? trade, CancellationToken ct)
    {
        await bookings.Book(bill, ct);
        foreach (var row in bill.Rows) findings.Row(await Matches(row, ct));
        if (kind == BillKind.FundBasic && trade is not null) CompareFees(bill, trade);
        await FindMissing(ct);
    }

    private async Task<bool> Matches(FundBillRow row, CancellationToken ct) => row.Kind switch
    {
        FundRowKind.Payment => IsFirst(row) && await MatchesPayment(row, ct),
        FundRowKind.Refund => IsFirst(row) && await MatchesRefund(row, ct),
        FundRowKind.Transfer => IsFirst(row) && await MatchesTransfer(row, ct),
        FundRowKind.TopUp => IsFirst(row) && await MatchesTopUp(row, ct),
        FundRowKind.PaymentFee or FundRowKind.FeeReturned or FundRowKind.Withdrawal => true,
        FundRowKind.WithdrawalReturned => !bookings.Strangers.Contains(row.Place) || findings.Add(
            kind, BreakClass.StatusDiffers, NameOf(row), ours: null, row.Amount,
            $"{BillWords.Of(kind)}里提现退回 {row.Amount} 元，不知道是哪一笔提现的，已记回微信账户，请对照银行流水核对"),
        FundRowKind.RefundReturned or FundRowKind.TransferReturned => findings.Add(
            kind, BreakClass.StatusDiffers, NameOf(row), ours: null, row.Amount,
            $"{BillWords.Of(kind)}里 {NameOf(row)} 的钱退回了 {row.Amount} 元，我们还按已付出记账，请核对后冲回"),
        _ => findings.Add(
            kind, BreakClass.UnknownType, NameOf(row), ours: null, row.Amount,
            $"{BillWords.Of(kind)}里 {NameOf(row)} 的业务类型「{row.RawKind}」不认识，金额 {row.Amount} 元，请人工核对"),
    };

    private static string NameOf(FundBillRow row) =>
        row.VoucherNo.Length > 0 ? row.VoucherNo
        : row.WeChatNo.Length > 0 ? row.WeChatNo
        : row.FlowNo.Length > 0 ? row.FlowNo : $"第 {row.Place + 1} 行";

    /// <summary>Without any number every row is its own.</summary>
    private bool IsFirst(FundBillRow row) =>
        row is { WeChatNo: "", VoucherNo: "" } || rows.Add((row.Kind, row.WeChatNo, row.VoucherNo)) || findings.Add(
            kind, BreakClass.Duplicate, NameOf(row), ours: null, row.Amount,
            $"{BillWords.Of(kind)}里「{row.RawKind}」{NameOf(row)} 出现了不止一次，这次 {row.Amount} 元，请核对");

    private async Task<bool> MatchesPayment(FundBillRow row, CancellationToken ct)
    {
        if (await ours.Payment(row.WeChatNo, row.VoucherNo, ct) is not { } payment)
            return findings.MissingOurs(kind, NameOf(row), "收款", row.Gross);
        seen.Add(payment.OutTradeNo);
        if (ours.IsEarlier(payment.PaidAt)) findings.IsLate(kind, payment.OutTradeNo);
        return payment.Amount == row.Gross
            || findings.AmountDiffers(kind, payment.OutTradeNo, "收款", payment.Amount, row.Gross);
    }

    private async Task<bool> MatchesRefund(FundBillRow row, CancellationToken ct)
    {
        if (await ours.Refund(row.WeChatNo, row.VoucherNo, ct) is not { Status: RefundStatus.Succeeded } refund)
            return findings.MissingOurs(kind, NameOf(row), "退款", -row.Gross);
        seen.Add(refund.OutRefundNo);
        if (ours.IsEarlier(refund.SucceededAt)) findings.IsLate(kind, refund.OutRefundNo);
        return refund.Amount == -row.Gross
            || findings.AmountDiffers(kind, refund.OutRefundNo, "退款", refund.Amount, -row.Gross);
    }

    private async Task<bool> MatchesTransfer(FundBillRow row, CancellationToken ct)
    {
        if (await ours.Payout(row.WeChatNo, row.VoucherNo, ct) is not { Status: PayoutStatus.Succeeded } payout)
            return findings.MissingOurs(kind, NameOf(row), "付款", -row.Amount);
        seen.Add(payout.OutBillNo);
        if (ours.IsEarlier(payout.FinishedAt)) findings.IsLate(kind, payout.OutBillNo);
        return payout.Amount == -row.Amount
            || findings.AmountDiffers(kind, payout.OutBillNo, "付款", payout.Amount, -row.Amount);
    }

    private async Task<bool> MatchesTopUp(FundBillRow row, CancellationToken ct)
    {
        string[] numbers = [row.FlowNo, row.VoucherNo, row.WeChatNo];
        var booked = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .Where(entry => entry.Kind == EntryKind.ToppedUp && numbers.Contains(entry.Subject))
            .OrderBy(entry => entry.Id).ToListAsync(ct);
        if (booked.FirstOrDefault(entry => !seen.Contains(entry.BusinessKey)) is not { } topUp)
            return findings.MissingOurs(kind, NameOf(row), "充值", row.Amount);
        seen.Add(topUp.BusinessKey);
        var amount = Arrived(topUp);
        return amount == row.Amount || findings.AmountDiffers(kind, NameOf(row), "充值", amount, row.Amount);
    }

    private Money Arrived(JournalEntry topUp) => Money.Sum(topUp.Lines
        .Where(line => line.AccountCode == bookings.Account.Code).Select(line => line.Amount));

    /// <summary>Only payments whose money is on this bill: one that came at midnight brings its fee tomorrow.</summary>
    private void CompareFees(FundBill bill, TradeBill trade)
    {
        var paid = bill.Rows.Where(row => row.Kind == FundRowKind.Payment)
            .GroupBy(row => row.WeChatNo).ToDictionary(
                same => same.Key, same => Money.Sum(same.Select(row => row.FeeWithin)));
        foreach (var row in bill.Rows.Where(row => row.Kind == FundRowKind.PaymentFee))
        {
            var transaction = paid.ContainsKey(row.WeChatNo) ? row.WeChatNo : row.FlowNo;
            if (paid.TryGetValue(transaction, out var fee)) paid[transaction] = fee - row.Amount;
        }

        foreach (var row in trade.Rows.Where(row => row.Kind == TradeRowKind.Payment))
        {
            if (!paid.TryGetValue(row.TransactionId, out var fee) || fee == row.Fee) continue;
            findings.Add(
                kind, BreakClass.FeeDiffers, row.OutTradeNo, fee, row.Fee,
                $"收款 {row.OutTradeNo} 的手续费，资金账单扣了 {fee} 元，交易账单是 {row.Fee} 元，请核对");
        }
    }

    private async Task FindMissing(CancellationToken ct)
    {
        if (kind == BillKind.FundBasic)
        {
            foreach (var payment in ours.PaymentsOfDay.Where(payment => !seen.Contains(payment.OutTradeNo)))
                findings.MissingTheirs(kind, payment.OutTradeNo, "收款", payment.Amount);
            foreach (var refund in ours.RefundsOfDay.Where(refund => !seen.Contains(refund.OutRefundNo)))
                findings.MissingTheirs(kind, refund.OutRefundNo, "退款", refund.Amount);
            return;
        }

        foreach (var payout in ours.TransfersOfDay.Where(payout => !seen.Contains(payout.OutBillNo)))
            findings.MissingTheirs(kind, payout.OutBillNo, "付款", payout.Amount);
        var (start, end) = (ours.Start, ours.End);
        var topUps = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .Where(entry => entry.Kind == EntryKind.ToppedUp
                && entry.EffectiveAt >= start && entry.EffectiveAt < end)
            .ToListAsync(ct);
        foreach (var topUp in topUps.Where(entry => !seen.Contains(entry.BusinessKey) && !Arrived(entry).IsZero))
            findings.MissingTheirs(kind, topUp.Subject, "充值", Arrived(topUp));
    }
}
