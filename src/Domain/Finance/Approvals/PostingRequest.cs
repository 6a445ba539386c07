using System.Globalization;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Approvals;

public enum PostingKind
{
    /// <summary>Money went from the bank to the account that pays households.</summary>
    TopUp,

    /// <summary>What is due is settled before the job comes.</summary>
    Settlement,

    /// <summary>A bank or cash payout came back: the household has its claim again.</summary>
    PayoutReturn,

    /// <summary>A break with WeChat or the bank is put right by a booking.</summary>
    BreakAdjustment,

    /// <summary>A break is explained, and nothing has to be booked.</summary>
    BreakClosing,

    /// <summary>A month is signed off: nothing is booked in it any more.</summary>
    PeriodClose,

    /// <summary>The village spent money.</summary>
    Cost,

    /// <summary>A cost that was booked is taken back.</summary>
    CostReversal,

    /// <summary>What members have in the cooperative's capital changes.</summary>
    Capital,

    /// <summary>A member leaves: what they had in the capital is owed to them.</summary>
    Departure,

    /// <summary>What was owed to a member who left has been paid.</summary>
    CapitalReturn,

    /// <summary>One household becomes two: nothing is posted, and shares go along.</summary>
    Split,

    /// <summary>One household is taken into another: nothing is posted, and shares go along.</summary>
    Merge,

    /// <summary>A household paid back what it owed for goods.</summary>
    Repayment,

    /// <summary>A repayment that was booked is taken back.</summary>
    RepaymentReversal,

    /// <summary>After a backup was put back: what the bank and the cash box paid since has been looked at. Nothing is
    /// posted.</summary>
    RestorationCheck,
}

public enum PostingStatus
{
    Requested,
    Approved,
    Declined,
}

/// <summary>What one person wants posted by hand. It is posted when a second one has seen it; what jobs post by rules
/// that were approved waits for nobody.</summary>
public sealed class PostingRequest : ICooperativeOwned, IVersioned
{
    private PostingRequest()
    {
    }

    public const int LongestNote = 200;

    /// <summary>A month may end with nothing over, two papers may differ in a word alone, and a member have paid
    /// nothing in.</summary>
    public static readonly IReadOnlyList<PostingKind> MayMoveNothing =
    [
        PostingKind.PeriodClose, PostingKind.BreakClosing, PostingKind.Departure, PostingKind.Split,
        PostingKind.Merge, PostingKind.RestorationCheck,
    ];

    private PostingRequest(
        CooperativeId cooperativeId, PostingKind kind, string reference, Money amount, DateTimeOffset effectiveAt,
        StaffId by, DateTimeOffset now)
    {
        Invariant.Holds(
            amount > Money.Zero || (amount.IsZero && MayMoveNothing.Contains(kind)),
            "a posting by hand moves something");
        CooperativeId = cooperativeId;
        Kind = kind;
        Reference = reference;
        Amount = amount;
        EffectiveAt = effectiveAt;
        People = TwoPeople.MadeBy(by, now);
        OpenSlot = 1;
    }

    public PostingRequestId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public PostingKind Kind { get; private set; }

    /// <summary>WeChat's number of a top-up, as the fund bill prints it; the number of a payout that came back, of a
    /// break, a month, a cost voucher, a change of capital, a departure, a repayment or a restoration; empty for a
    /// settlement.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>What the second person has to know beside the amount: why a payout came back, what a break is explained
    /// by, whether a month gained or lost.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Of a settlement: all that leaves 待结算货款.</summary>
    public Money Amount { get; private set; }

    /// <summary>Its Beijing day is the day of the entry, and the bill that it is matched with.</summary>
    public DateTimeOffset EffectiveAt { get; private set; }

    public PostingStatus Status { get; private set; }

    public TwoPeople People { get; private set; } = null!;

    /// <summary>1 while it waits, null afterwards; unique per cooperative, kind and reference, so that the same wish
    /// doesn't wait twice.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    public static PostingRequest OfTopUp(
        CooperativeId cooperativeId, string flowNo, Money amount, DateTimeOffset arrivedAt, StaffId by,
        DateTimeOffset now) => new(cooperativeId, PostingKind.TopUp, flowNo, amount, arrivedAt, by, now);

    public static PostingRequest OfSettlement(
        CooperativeId cooperativeId, Money total, StaffId by, DateTimeOffset now) =>
        new(cooperativeId, PostingKind.Settlement, reference: "", total, now, by, now);

    public static PostingRequest OfPayoutReturn(
        CooperativeId cooperativeId, string outBillNo, Money amount, string reason, StaffId by, DateTimeOffset now) =>
        new(cooperativeId, PostingKind.PayoutReturn, outBillNo, amount, now, by, now) { Note = reason };

    /// <summary>Of a break that waits for its second person.</summary>
    public static PostingRequest OfBreak(Break found, StaffId by, DateTimeOffset now) => found.AdjustmentFen is { } fen
        ? new(
            found.CooperativeId, PostingKind.BreakAdjustment, NumberOf(found.Id), new(Math.Abs(fen)), now, by, now)
        {
            Note = found.Explanation!,
        }
        : new(found.CooperativeId, PostingKind.BreakClosing, NumberOf(found.Id), found.Size, now, by, now)
        {
            Note = found.Explanation!,
        };

    /// <param name="surplus">Below zero in a month of loss.</param>
    public static PostingRequest OfPeriodClose(
        AccountingPeriod period, Money surplus, StaffId by, DateTimeOffset now) => new(
        period.CooperativeId, PostingKind.PeriodClose, NumberOf(period.Id), new(Math.Abs(surplus.Fen)), now, by, now)
    {
        Note = NoteOf(period.Title, surplus),
    };

    public static PostingRequest OfCost(CostVoucher voucher, StaffId by, DateTimeOffset now) => new(
        voucher.CooperativeId, PostingKind.Cost, voucher.Number, voucher.Amount, BeijingTime.StartOf(voucher.Day), by,
        now)
    {
        Note = $"{voucher.Account.Name}：{voucher.Note}，付给{voucher.Payee}",
    };

    public static PostingRequest OfCostReversal(CostVoucher voucher, StaffId by, DateTimeOffset now) => new(
        voucher.CooperativeId, PostingKind.CostReversal, voucher.Number, voucher.Amount, now, by, now)
    {
        Note = $"{voucher.Account.Name}：{voucher.ReversalNote}",
    };

    public static PostingRequest OfCapital(CapitalChange change, StaffId by, DateTimeOffset now) => new(
        change.CooperativeId, PostingKind.Capital, change.Number, change.Amount, BeijingTime.StartOf(change.Day), by,
        now)
    {
        Note = NoteOf(change),
    };

    public static PostingRequest OfDeparture(
        Departure departure, Household household, StaffId by, DateTimeOffset now) => new(
        departure.CooperativeId, PostingKind.Departure, departure.Number, departure.ToReturn, now, by, now)
    {
        Note = $"{household.Number} {household.Name} 退社：{departure.Reason}",
    };

    public static PostingRequest OfSplit(
        HouseholdSplit split, Household household, StaffId by, DateTimeOffset now) => new(
        split.CooperativeId, PostingKind.Split, split.Number, split.Taken.Total, now, by, now)
    {
        Note = $"{household.Number} {household.Name} 分出 {split.NewNumber} {split.NewName}",
    };

    public static PostingRequest OfMerge(
        HouseholdMerge merge, Household household, Household into, StaffId by, DateTimeOffset now) => new(
        merge.CooperativeId, PostingKind.Merge, merge.Number, merge.Taken.Total, now, by, now)
    {
        Note = $"{household.Number} {household.Name} 并进 {into.Number} {into.Name}",
    };

    public static PostingRequest OfCapitalReturn(
        Departure departure, Household household, StaffId by, DateTimeOffset now) => new(
        departure.CooperativeId, PostingKind.CapitalReturn, departure.Number, departure.ToReturn,
        BeijingTime.StartOf(departure.ReturnDay!.Value), by, now)
    {
        Note = $"{household.Number} {household.Name} 的退社款，{departure.Evidence}",
    };

    public static PostingRequest OfRepayment(
        Repayment repayment, Household household, StaffId by, DateTimeOffset now) => new(
        repayment.CooperativeId, PostingKind.Repayment, repayment.Number, repayment.Amount,
        BeijingTime.StartOf(repayment.Day), by, now)
    {
        Note = $"{household.Number} {household.Name} 还给村里的钱，{repayment.Evidence}",
    };

    public static PostingRequest OfRepaymentReversal(
        Repayment repayment, Household household, StaffId by, DateTimeOffset now) => new(
        repayment.CooperativeId, PostingKind.RepaymentReversal, repayment.Number, repayment.Amount, now, by, now)
    {
        Note = $"{household.Number} {household.Name} 的还款：{repayment.ReversalNote}",
    };

    /// <param name="note">What was looked at, and found.</param>
    public static PostingRequest OfRestorationCheck(
        Restoration restoration, string note, StaffId by, DateTimeOffset now) => new(
        restoration.CooperativeId, PostingKind.RestorationCheck, NumberOf(restoration), Money.Zero, now, by, now)
    {
        Note = note,
    };

    /// <summary>Of a month: it tells a loss from a gain of the same amount.</summary>
    public static string NoteOf(string title, Money surplus) => surplus.IsNegative
        ? $"{title}，亏损 {-surplus} 元"
        : $"{title}，盈余 {surplus} 元";

    private static string NoteOf(CapitalChange change) => change.PaidIn switch
    {
        { IsZero: true } => $"{change.Lines.Count} 户的份额，没有收付钱",
        { IsNegative: true } and var back => $"{change.Lines.Count} 户，退还出资 {-back} 元",
        var paid => $"{change.Lines.Count} 户，收到出资 {paid} 元",
    };

    public static string NumberOf(PeriodId period) => period.Value.ToString(CultureInfo.InvariantCulture);

    public static string NumberOf(BreakId found) => found.Value.ToString(CultureInfo.InvariantCulture);

    public static string NumberOf(Restoration restoration) => restoration.Id.ToString(CultureInfo.InvariantCulture);

    /// <param name="typedTotal">What the second person typed: it must be the amount.</param>
    public Outcome Approve(StaffId by, Money typedTotal, DateTimeOffset now)
    {
        if (Status != PostingStatus.Requested) return new AlreadyDecided();
        return Become(PostingStatus.Approved, People.Approve(by, typedTotal, Amount, now));
    }

    /// <summary>Whoever looks after it may say no, and says why; who asked for it may take it back without a word.
    /// </summary>
    public Outcome Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Status != PostingStatus.Requested) return new AlreadyDecided();
        return Become(PostingStatus.Declined, People.Decline(by, reason, now));
    }

    /// <summary>The only writer of the status: a decision makes room for the next wish of its kind.</summary>
    private Outcome Become(PostingStatus status, Outcome<TwoPeople> decided)
    {
        if (decided.Refusal is { } refusal) return refusal;
        People = decided.Value;
        Status = status;
        OpenSlot = null;
        return Outcome.Done;
    }
}
