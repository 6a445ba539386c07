using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>What a break's number stands for in our books, and what stands under it on the archived bill.</summary>
public sealed class BreakSides(VillageDb db, IBillSource bills)
{
    public async Task<OurSide?> Ours(Break found, CancellationToken ct)
    {
        var number = NumberOf(found);
        if (found.Source == BreakSource.BankStatement) return await BankEntry(number, ct);
        return await Payment(number, ct) ?? await Refund(number, ct) ?? await Payout(number, ct)
            ?? await Entry(number, ct);
    }

    /// <summary>Read from the archived bytes each time, as they came.</summary>
    public async Task<IReadOnlyList<TheirSide>> Theirs(Break found, CancellationToken ct)
    {
        if (found.Source.Bill() is not { } kind) return await BankRow(NumberOf(found), ct);
        var file = await db.BillFiles.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Kind == kind && one.Day == found.Day && one.CurrentSlot == 1, ct);
        if (file is null or { IsEmptyDay: true } or { Problem: not null }) return [];
        var number = NumberOf(found);
        return kind == BillKind.Trade
            ? [.. bills.ParseTradeBill(file.Content).Rows.Where(row => Names(row, number)).Select(SideOf)]
            : [.. bills.ParseFundBill(file.Content).Rows.Where(row => Names(row, number)).Select(SideOf)];
    }

    /// <summary>A second difference of one number has a mark behind it.</summary>
    private static string NumberOf(Break found) => found.Subject.Split('#')[0];

    private async Task<OurSide?> Payment(string number, CancellationToken ct)
    {
        var payment = await db.Payments.AsNoTracking()
            .FirstOrDefaultAsync(one => one.OutTradeNo == number || one.TransactionId == number, ct);
        return payment is null ? null : new(
            OurThing.Payment, payment.OutTradeNo, payment.TransactionId, payment.OutTradeNo, payment.Amount,
            payment.PaidAt, payment.Status.ToString());
    }

    private async Task<OurSide?> Refund(string number, CancellationToken ct)
    {
        var refund = await db.Refunds.AsNoTracking()
            .FirstOrDefaultAsync(one => one.OutRefundNo == number || one.RefundId == number, ct);
        if (refund is null) return null;
        var order = await db.Payments.Where(one => one.OrderId == refund.OrderId).Select(one => one.OutTradeNo)
            .FirstOrDefaultAsync(ct);
        return new(
            OurThing.Refund, refund.OutRefundNo, refund.RefundId, order, refund.Amount, refund.SucceededAt,
            refund.Status.ToString());
    }

    private async Task<OurSide?> Payout(string number, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking()
            .FirstOrDefaultAsync(one => one.OutBillNo == number || one.TransferBillNo == number, ct);
        return payout is null ? null : new(
            OurThing.Payout, payout.OutBillNo, payout.TransferBillNo, Order: null, payout.Amount, payout.FinishedAt,
            payout.Status.ToString());
    }

    private async Task<OurSide?> Entry(string number, CancellationToken ct)
    {
        var entry = await db.JournalEntries.AsNoTracking().Include(one => one.Lines)
            .Where(one => one.Subject == number).OrderBy(one => one.Id).FirstOrDefaultAsync(ct);
        return entry is null ? null : new(
            OurThing.Entry, entry.BusinessKey, Theirs: null, Order: null,
            Money.Sum(entry.Lines.Where(line => line.Amount > Money.Zero).Select(line => line.Amount)),
            entry.EffectiveAt, entry.Summary);
    }

    /// <summary>What the bank doesn't tell is named by our entry.</summary>
    private async Task<OurSide?> BankEntry(string number, CancellationToken ct)
    {
        if (number[0] != 'E') return null;
        var id = new JournalEntryId(long.Parse(number.AsSpan(1), CultureInfo.InvariantCulture));
        var key = await db.JournalEntries.Where(one => one.Id == id).Select(one => one.Subject).SingleAsync(ct);
        return await Entry(key, ct);
    }

    private async Task<IReadOnlyList<TheirSide>> BankRow(string number, CancellationToken ct)
    {
        if (number[0] != 'B') return [];
        var id = long.Parse(number.AsSpan(1), CultureInfo.InvariantCulture);
        var row = await db.BankRows.AsNoTracking().SingleAsync(one => one.Id == id, ct);
        return
        [
            new(
                BeijingTime.StartOf(row.Day), row.Counterparty, row.Number, row.Reference, row.Amount, Money.Zero,
                row.BalanceFen is { } fen ? new(fen) : null),
        ];
    }

    private static bool Names(TradeBillRow row, string number) =>
        number == row.OutTradeNo || number == row.TransactionId || number == row.OutRefundNo || number == row.RefundId;

    private static bool Names(FundBillRow row, string number) =>
        number == row.VoucherNo || number == row.WeChatNo || number == row.FlowNo
        || number == string.Create(CultureInfo.InvariantCulture, $"第 {row.Place + 1} 行");

    private static TheirSide SideOf(TradeBillRow row) => row.Kind == TradeRowKind.Refund
        ? new(
            row.At, row.RawKind, row.OutRefundNo ?? row.OutTradeNo, row.RefundId ?? "", row.RefundAmount, row.Fee, null)
        : new(row.At, row.RawKind, row.OutTradeNo, row.TransactionId, row.OrderAmount, row.Fee, null);

    private static TheirSide SideOf(FundBillRow row) =>
        new(row.At, row.RawKind, row.VoucherNo, row.WeChatNo, row.Amount, row.FeeWithin, row.Balance);
}

public enum OurThing
{
    Payment,
    Refund,
    Payout,
    Entry,
}

/// <param name="Number">Ours.</param>
/// <param name="Theirs">WeChat's number of it.</param>
/// <param name="Order">The number of the order that a payment or a refund belongs to, so that one can go there.</param>
/// <param name="State">The word of its own status; of an entry, its summary.</param>
public sealed record OurSide(
    OurThing Thing, string Number, string? Theirs, string? Order, Money Amount, DateTimeOffset? At, string State);

/// <param name="Word">What the paper calls it.</param>
/// <param name="Balance">After it; null on a trade bill.</param>
public sealed record TheirSide(
    DateTimeOffset At, string Word, string Number, string TheirNumber, Money Amount, Money Fee, Money? Balance);
