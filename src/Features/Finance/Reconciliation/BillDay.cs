using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>What we have of one Beijing day, and single rows of other days when a bill names them.</summary>
internal sealed class BillDay(VillageDb db, DateOnly day)
{
    private readonly Dictionary<string, Payment> paymentsByTransaction = [];
    private readonly Dictionary<string, Payment> paymentsByNumber = [];
    private readonly Dictionary<string, Refund> refunds = [];
    private readonly Dictionary<string, Payout> payouts = [];

    public DateOnly Day => day;

    public DateTimeOffset Start => BeijingTime.StartOf(day);

    public DateTimeOffset End => BeijingTime.EndOf(day);

    public async Task Load(CancellationToken ct)
    {
        var (start, end) = (Start, End);
        foreach (var payment in await db.Payments.AsNoTracking()
            .Where(one => one.PaidAt >= start && one.PaidAt < end).ToListAsync(ct)) Know(payment);
        foreach (var refund in await db.Refunds.AsNoTracking()
            .Where(one => (one.SucceededAt >= start && one.SucceededAt < end)
                || (one.People.MadeAt >= start && one.People.MadeAt < end)).ToListAsync(ct))
            refunds[refund.OutRefundNo] = refund;
        foreach (var payout in await db.Payouts.AsNoTracking()
            .Where(one => one.FinishedAt >= start && one.FinishedAt < end).ToListAsync(ct))
            payouts[payout.OutBillNo] = payout;
    }

    /// <summary>Paid on this day, with a final word of WeChat.</summary>
    public IEnumerable<Payment> PaymentsOfDay => paymentsByNumber.Values
        .Where(one => one is { Status: PaymentStatus.Succeeded } && one.PaidAt >= Start && one.PaidAt < End)
        .OrderBy(one => one.Id);

    public IEnumerable<Refund> RefundsOfDay => refunds.Values
        .Where(one => one is { Status: RefundStatus.Succeeded } && one.SucceededAt >= Start && one.SucceededAt < End)
        .OrderBy(one => one.Id);

    /// <summary>Transfers only: what went through the bank is not on WeChat's bill.</summary>
    public IEnumerable<Payout> TransfersOfDay => payouts.Values
        .Where(one => one is { Status: PayoutStatus.Succeeded, Channel: PayoutChannel.WeChat }
            && one.FinishedAt >= Start && one.FinishedAt < End)
        .OrderBy(one => one.OutBillNo, StringComparer.Ordinal);

    /// <summary>By WeChat's number, else by ours; only when the money is booked.</summary>
    public async Task<Payment?> Payment(string transactionId, string outTradeNo, CancellationToken ct)
    {
        var known = paymentsByTransaction.GetValueOrDefault(transactionId)
            ?? paymentsByNumber.GetValueOrDefault(outTradeNo);
        if (known is null)
        {
            known = await db.Payments.AsNoTracking().FirstOrDefaultAsync(
                one => one.TransactionId == transactionId || one.OutTradeNo == outTradeNo, ct);
            if (known is not null) Know(known);
        }

        return known is { Status: PaymentStatus.Succeeded } ? known : null;
    }

    /// <summary>By WeChat's number, else by ours.</summary>
    public async Task<Refund?> Refund(string refundId, string outRefundNo, CancellationToken ct)
    {
        if (refunds.TryGetValue(outRefundNo, out var known)) return known;
        if (refundId.Length > 0 && refunds.Values.FirstOrDefault(one => one.RefundId == refundId) is { } same)
            return same;
        known = await db.Refunds.AsNoTracking().FirstOrDefaultAsync(
            one => one.OutRefundNo == outRefundNo || (refundId != "" && one.RefundId == refundId), ct);
        if (known is not null) refunds[known.OutRefundNo] = known;
        return known;
    }

    /// <summary>By our number, else by WeChat's.</summary>
    public async Task<Payout?> Payout(string transferBillNo, string outBillNo, CancellationToken ct)
    {
        if (payouts.TryGetValue(outBillNo, out var known)) return known;
        known = await db.Payouts.AsNoTracking().FirstOrDefaultAsync(
            one => one.OutBillNo == outBillNo || (transferBillNo != "" && one.TransferBillNo == transferBillNo), ct);
        if (known is not null) payouts[known.OutBillNo] = known;
        return known;
    }

    public bool IsEarlier(DateTimeOffset? at) => at < Start;

    private void Know(Payment payment)
    {
        paymentsByNumber[payment.OutTradeNo] = payment;
        if (payment.TransactionId is { } transaction) paymentsByTransaction[transaction] = payment;
    }
}
