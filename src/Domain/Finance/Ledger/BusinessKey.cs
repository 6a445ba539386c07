using System.Globalization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Ledger;

/// <summary>What happened, and to which document: unique in a village's journal, so that posting the same fact twice
/// is impossible and every job may run twice. Made here only; nobody reads its text, since an entry keeps kind and
/// subject apart.</summary>
/// <param name="Subject">The document's number, unique within the kind; at most 80 characters.</param>
public readonly record struct BusinessKey(EntryKind Kind, string Subject)
{
    public const int LongestSubject = 80;

    public static BusinessKey Opening(int year) => new(EntryKind.Opening, Text(year));

    public static BusinessKey SalePaid(string transactionId) => new(EntryKind.SalePaid, transactionId);

    /// <param name="generation">How often the sale was posted.</param>
    public static BusinessKey SaleSettled(SaleId sale, int generation) =>
        new(EntryKind.SaleSettled, $"{Text(sale.Value)}:{Text(generation)}");

    public static BusinessKey FreightSettled(string orderNumber) => new(EntryKind.FreightSettled, orderNumber);

    public static BusinessKey Refunded(string outRefundNo) => new(EntryKind.Refunded, outRefundNo);

    public static BusinessKey ToppedUp(string flowNo) => new(EntryKind.ToppedUp, flowNo);

    public static BusinessKey PayoutSent(string outBillNo) => new(EntryKind.PayoutSent, outBillNo);

    public static BusinessKey PayoutVoided(string outBillNo) => new(EntryKind.PayoutVoided, outBillNo);

    public static BusinessKey PayoutArrived(string outBillNo) => new(EntryKind.PayoutArrived, outBillNo);

    public static BusinessKey ArrivalVoided(string outBillNo) => new(EntryKind.ArrivalVoided, outBillNo);

    public static BusinessKey PeriodClosed(PeriodId period) => new(EntryKind.PeriodClosed, Text(period.Value));

    public static BusinessKey PlanAllocated(DividendPlanId plan) => new(EntryKind.PlanAllocated, Text(plan.Value));

    public static BusinessKey SharesDue(DividendPlanId plan) => new(EntryKind.SharesDue, Text(plan.Value));

    public static BusinessKey BreakAdjusted(long breakId, int round) =>
        new(EntryKind.BreakAdjusted, $"{Text(breakId)}:{Text(round)}");

    public static BusinessKey CostBooked(string voucherNumber) => new(EntryKind.CostBooked, voucherNumber);

    public static BusinessKey CostReversed(string voucherNumber) => new(EntryKind.CostReversed, voucherNumber);

    public static BusinessKey CapitalBooked(string number) => new(EntryKind.CapitalBooked, number);

    public static BusinessKey MemberLeft(string number) => new(EntryKind.MemberLeft, number);

    public static BusinessKey CapitalReturned(string number) => new(EntryKind.CapitalReturned, number);

    public static BusinessKey DebtRepaid(string number) => new(EntryKind.DebtRepaid, number);

    public static BusinessKey RepaymentVoided(string number) => new(EntryKind.RepaymentVoided, number);

    public override string ToString() => $"{WordOf(Kind)}:{Subject}";

    // Short, since each stands in an index; a word is never given to another kind.
    private static string WordOf(EntryKind kind) => kind switch
    {
        EntryKind.Opening => "opening",
        EntryKind.SalePaid => "pay",
        EntryKind.SaleSettled => "settle",
        EntryKind.FreightSettled => "freight",
        EntryKind.Refunded => "refund",
        EntryKind.ToppedUp => "topup",
        EntryKind.FeeCharged => "fee",
        EntryKind.Withdrawn => "withdrawal",
        EntryKind.WithdrawalReturned => "bounced",
        EntryKind.PayoutSent => "payout",
        EntryKind.PayoutVoided => "payout-void",
        EntryKind.PayoutArrived => "paid",
        EntryKind.ArrivalVoided => "paid-void",
        EntryKind.PeriodClosed => "close",
        EntryKind.PlanAllocated => "plan",
        EntryKind.SharesDue => "payable",
        EntryKind.BreakAdjusted => "adjust",
        EntryKind.CostBooked => "cost",
        EntryKind.CostReversed => "cost-void",
        EntryKind.CapitalBooked => "capital",
        EntryKind.MemberLeft => "left",
        EntryKind.CapitalReturned => "left-paid",
        EntryKind.DebtRepaid => "repaid",
        EntryKind.RepaymentVoided => "repaid-void",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An entry as a recipe wrote it; a period and a moment make it one of the journal.</summary>
/// <param name="Summary">One line for people, in Chinese.</param>
/// <param name="Lines">Those of zero are left out.</param>
public sealed record Booking(BusinessKey Key, string Summary, IReadOnlyList<JournalLine> Lines);

/// <summary>Takes a posted entry back by its exact negation.</summary>
public sealed record Reversal(BusinessKey Target, BusinessKey Key, string Summary);
