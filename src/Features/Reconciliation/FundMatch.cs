using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.AfterSales;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Ledger;

namespace VillageCloud.Features.Reconciliation;

/// <summary>A fund bill against our books: it tells what moved. Fees are booked from it, for nobody else knows them.
/// </summary>
internal sealed class FundMatch(VillageDb db, Books books, BillDay ours, Findings findings, BillKind kind)
{
    private readonly HashSet<string> seen = [];

    /// <param name="trade">The same day's trade bill: its fee column must agree with the fee rows.</param>
    public async Task Match(FundBill bill, TradeBill trade, CancellationToken ct)
    {
        foreach (var row in bill.Rows) findings.Row(await Matches(row, ct));
        await BookFees(bill, ct);
        if (kind == BillKind.FundBasic) CompareFees(bill, trade);
        await FindMissing(ct);
    }

    private async Task<bool> Matches(FundBillRow row, CancellationToken ct)
    {
        if (!seen.Add(row.FlowNo))
        {
            return findings.Add(
                kind, BreakClass.Duplicate, row.FlowNo, ours: null, row.Amount,
                $"{BillWords.Of(kind)}里流水 {row.FlowNo} 出现了两次，每次 {row.Amount} 元，请核对");
        }

        return row.Kind switch
        {
            FundRowKind.Payment => await MatchesPayment(row, ct),
            FundRowKind.Refund => await MatchesRefund(row, ct),
            FundRowKind.Transfer => await MatchesTransfer(row, ct),
            FundRowKind.TopUp => await MatchesTopUp(row, ct),
            FundRowKind.PaymentFee or FundRowKind.FeeReturned => true,
            FundRowKind.RefundReturned or FundRowKind.TransferReturned => findings.Add(
                kind, BreakClass.StatusDiffers, row.VoucherNo, ours: null, row.Amount,
                $"{BillWords.Of(kind)}里 {row.VoucherNo} 的钱退回了 {row.Amount} 元，我们还按已付出记账，请核对后冲回"),
            _ => findings.Add(
                kind, BreakClass.UnknownType, row.FlowNo, ours: null, row.Amount,
                $"{BillWords.Of(kind)}里流水 {row.FlowNo} 的业务类型「{row.RawKind}」不认识，金额 {row.Amount} 元，请人工核对"),
        };
    }

    private async Task<bool> MatchesPayment(FundBillRow row, CancellationToken ct)
    {
        if (await ours.Payment(row.WeChatNo, row.VoucherNo, ct) is not { } payment)
            return findings.MissingOurs(kind, row.VoucherNo, "收款", row.Amount);
        seen.Add(payment.OutTradeNo);
        return payment.Amount == row.Amount
            || findings.AmountDiffers(kind, row.VoucherNo, "收款", payment.Amount, row.Amount);
    }

    private async Task<bool> MatchesRefund(FundBillRow row, CancellationToken ct)
    {
        if (await ours.Refund(row.VoucherNo, ct) is not { Status: RefundStatus.Succeeded } refund)
            return findings.MissingOurs(kind, row.VoucherNo, "退款", -row.Amount);
        seen.Add(refund.OutRefundNo);
        return refund.Amount == -row.Amount
            || findings.AmountDiffers(kind, row.VoucherNo, "退款", refund.Amount, -row.Amount);
    }

    private async Task<bool> MatchesTransfer(FundBillRow row, CancellationToken ct)
    {
        if (await ours.Payout(row.VoucherNo, ct) is not { Status: PayoutStatus.Succeeded } payout)
            return findings.MissingOurs(kind, row.VoucherNo, "付款", -row.Amount);
        seen.Add(payout.OutBillNo);
        return payout.Amount == -row.Amount
            || findings.AmountDiffers(kind, row.VoucherNo, "付款", payout.Amount, -row.Amount);
    }

    private async Task<bool> MatchesTopUp(FundBillRow row, CancellationToken ct)
    {
        string[] keys = [$"topup:{row.FlowNo}", $"topup:{row.VoucherNo}", $"topup:{row.WeChatNo}"];
        var booked = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .FirstOrDefaultAsync(entry => keys.Contains(entry.BusinessKey), ct);
        if (booked is null) return findings.MissingOurs(kind, row.FlowNo, "充值", row.Amount);
        seen.Add(booked.BusinessKey);
        var amount = Money.Sum(booked.Lines
            .Where(line => line.AccountCode == AccountOfBill.Code).Select(l => l.Amount));
        return amount == row.Amount || findings.AmountDiffers(kind, row.FlowNo, "充值", amount, row.Amount);
    }

    private async Task BookFees(FundBill bill, CancellationToken ct)
    {
        var fees = bill.Rows
            .Where(row => row.Kind is FundRowKind.PaymentFee or FundRowKind.FeeReturned && !row.Amount.IsZero)
            .DistinctBy(row => row.FlowNo).ToList();
        var (start, end) = (ours.Start, ours.End);
        var posted = await db.JournalEntries.AsNoTracking()
            .Where(entry => entry.BusinessKey.StartsWith("fee:")
                && entry.EffectiveAt >= start && entry.EffectiveAt < end)
            .Select(entry => entry.BusinessKey).ToHashSetAsync(ct);
        foreach (var row in fees.Where(row => !posted.Contains(KeyOf(row))))
        {
            var word = row.Kind == FundRowKind.PaymentFee ? "微信手续费" : "退还微信手续费";
            await books.Post(
                KeyOf(row), row.At, $"{word} {row.VoucherNo}",
                [
                    JournalLine.Credit(Account.PaymentFees, row.Amount),
                    JournalLine.Debit(AccountOfBill, row.Amount),
                ],
                ct);
        }
    }

    private static string KeyOf(FundBillRow row) => $"fee:{row.FlowNo}";

    private void CompareFees(FundBill bill, TradeBill trade)
    {
        var moved = bill.Rows.Where(row => row.Kind == FundRowKind.PaymentFee)
            .GroupBy(row => row.WeChatNo).ToDictionary(rows => rows.Key,
            rows => -Money.Sum(rows.Select(r => r.Amount)));
        foreach (var row in trade.Rows.Where(row => row.Kind == TradeRowKind.Payment))
        {
            var fee = moved.GetValueOrDefault(row.TransactionId);
            if (fee == row.Fee) continue;
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
            .Where(entry => entry.BusinessKey.StartsWith("topup:")
                && entry.EffectiveAt >= start && entry.EffectiveAt < end)
            .ToListAsync(ct);
        foreach (var topUp in topUps.Where(entry => !seen.Contains(entry.BusinessKey)))
        {
            findings.MissingTheirs(
                kind, topUp.BusinessKey["topup:".Length..], "充值",
                Money.Sum(topUp.Lines
            .Where(line => line.AccountCode == AccountOfBill.Code).Select(line => line.Amount)));
        }
    }

    private Account AccountOfBill => kind == BillKind.FundBasic ? Account.WeChatBasic : Account.WeChatOperation;
}
