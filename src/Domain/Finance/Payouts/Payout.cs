using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Finance.Payouts;

public enum PayoutStatus
{
    Drafted,

    /// <summary>Approved and booked as in transit; WeChat may or may not know of it yet.</summary>
    Submitted,

    /// <summary>The payee must confirm in WeChat within 24 hours.</summary>
    WaitingForPayee,
    Succeeded,

    /// <summary>Definitely not paid (failed, expired, cancelled): booked back, may be issued again.</summary>
    Failed,

    /// <summary>Failed, and its claim was paid again by a later batch.</summary>
    Reissued,
}

/// <summary>One payment to one household under one number. "Submitted" is not "paid".</summary>
public sealed class Payout : ICooperativeOwned, IVersioned
{
    /// <summary>How long WeChat waits for the payee, from the making of the bill (wechat §4.6).</summary>
    public static readonly TimeSpan ConfirmWindow = TimeSpan.FromHours(24);

    private Payout()
    {
    }

    /// <summary>Pays a household as it is registered at this moment, wherever its money goes later.</summary>
    public Payout(Household household, string outBillNo, Money goods, Money dividend)
        : this(
            household.CooperativeId, household.Id, household.Channel, PayoutTarget.Of(household), outBillNo, goods,
            dividend)
    {
    }

    private Payout(
        CooperativeId cooperativeId, HouseholdId householdId, PayoutChannel channel, PayoutTarget target,
        string outBillNo, Money goods, Money dividend)
    {
        Invariant.Holds(
            !goods.IsNegative && !dividend.IsNegative && goods + dividend > Money.Zero, "a payout pays something");
        CooperativeId = cooperativeId;
        HouseholdId = householdId;
        Channel = channel;
        Target = target;
        OutBillNo = outBillNo;
        Goods = goods;
        Dividend = dividend;
        Amount = goods + dividend;
    }

    public PayoutId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public PayoutBatchId BatchId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public PayoutChannel Channel { get; private set; }

    /// <summary>What two people agreed on; it never changes.</summary>
    public PayoutTarget Target { get; private set; } = null!;

    /// <summary>As found when it was drafted.</summary>
    public PayeeNews PayeeNews { get; private set; }

    /// <summary>Masked; where the last payment arrived, if that was elsewhere.</summary>
    public string? PayeeBefore { get; private set; }

    /// <summary>Our number, also at WeChat. Never changed while the outcome is open.</summary>
    public string OutBillNo { get; private set; } = "";

    public Money Goods { get; private set; }

    public Money Dividend { get; private set; }

    public Money Amount { get; private set; }

    public PayoutStatus Status { get; private set; }

    public string? TransferBillNo { get; private set; }

    /// <summary>Opens the confirm page in the payee's WeChat.</summary>
    public string? PackageInfo { get; private set; }

    public string? FailReason { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Until when the payee can confirm; after that WeChat takes the transfer back. Null before WeChat has
    /// said that it waits.</summary>
    public DateTimeOffset? ConfirmBefore { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public DateTimeOffset? NextQueryAt { get; private set; }

    /// <summary>The failed payout in whose place this one was drafted.</summary>
    public PayoutId? ReissueOfId { get; private set; }

    /// <summary>The later batch that took this claim over; set with its draft, so that nobody takes it twice.</summary>
    public PayoutBatchId? ReplacedInId { get; private set; }

    /// <summary>Who asked WeChat to cancel the transfer. It counts once WeChat says so.</summary>
    public StaffId? CancelRequestedBy { get; private set; }

    public DateTimeOffset? CancelRequestedAt { get; private set; }

    /// <summary>Who saw the receipt of a bank or cash payout.</summary>
    public StaffId? ConfirmedBy { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => Status is PayoutStatus.Submitted or PayoutStatus.WaitingForPayee;

    /// <summary>Asked for and not decided: the payee may have been quicker.</summary>
    public bool IsCancelling => IsOpen && CancelRequestedAt is not null;

    /// <summary>Not paid, and nobody has drafted it again.</summary>
    public bool IsLeft => Status == PayoutStatus.Failed && ReplacedInId is null;

    /// <summary>Whether the household's money would still go where two people agreed that it goes.</summary>
    public bool IsFor(Household household) =>
        household.Id == HouseholdId && !household.IsHeld && household.Channel == Channel
        && PayoutTarget.Of(household) == Target;

    /// <param name="last">The household's last payout that arrived.</param>
    public void CompareWith(Payout? last)
    {
        Invariant.Holds(Status == PayoutStatus.Drafted, "payees are compared in a draft");
        (PayeeNews, PayeeBefore) = NewsOf(last, Channel, Target);
    }

    /// <summary>Whether money that goes there goes where the last payment arrived; where it doesn't, the other place,
    /// masked.</summary>
    /// <param name="last">The household's last payout that arrived.</param>
    public static (PayeeNews News, string? Before) NewsOf(Payout? last, PayoutChannel channel, PayoutTarget target)
    {
        if (last is null) return (PayeeNews.First, null);
        var isSame = last.Channel == channel && last.Target == target;
        return isSame ? (PayeeNews.Same, null) : (PayeeNews.Changed, last.Target.Masked);
    }

    public Outcome Submit(DateTimeOffset now)
    {
        if (Status != PayoutStatus.Drafted) return new PayoutNotInState(Status);
        SubmittedAt = now;
        NextQueryAt = Channel == PayoutChannel.WeChat ? now.AddMinutes(5) : null;
        return Become(PayoutStatus.Submitted);
    }

    /// <summary>WeChat knows the bill and it isn't final.</summary>
    public Outcome Progress(TransferReport report, DateTimeOffset now)
    {
        if (RefuseWeChatsWord() is { } refusal) return refusal;
        TransferBillNo = report.TransferBillNo;
        PackageInfo = IsCancelling ? null : report.PackageInfo ?? PackageInfo;
        NextQueryAt = now.AddMinutes(IsCancelling ? 1 : 30);
        if (report.State != TransferState.WaitUserConfirm) return Outcome.Done;
        ConfirmBefore ??= (report.CreatedAt ?? now) + ConfirmWindow;
        return Become(PayoutStatus.WaitingForPayee);
    }

    /// <summary>WeChat paid it.</summary>
    public Outcome Succeed(string? transferBillNo, DateTimeOffset now) =>
        RefuseWeChatsWord() is { } refusal ? refusal : Finish(PayoutStatus.Succeeded, transferBillNo, now);

    internal Outcome Confirm(string evidence, StaffId by, DateTimeOffset now)
    {
        if (!IsOpen) return new PayoutNotInState(Status);
        ConfirmedBy = by;
        return Finish(PayoutStatus.Succeeded, evidence, now);
    }

    /// <summary>WeChat didn't pay it, and never will.</summary>
    public Outcome Fail(string? transferBillNo, string reason, DateTimeOffset now)
    {
        if (RefuseWeChatsWord() is { } refusal) return refusal;
        FailReason = reason;
        return Finish(PayoutStatus.Failed, transferBillNo, now);
    }

    /// <summary>Asks for the end of a transfer that nobody confirmed yet. Nothing comes back before WeChat says
    /// so.</summary>
    public Outcome RequestCancel(StaffId by, DateTimeOffset now)
    {
        if (Channel != PayoutChannel.WeChat) return new CancelChannelWrong();
        if (!IsOpen) return new PayoutNotInState(Status);
        if (IsCancelling) return new AlreadyCancelling();
        CancelRequestedBy = by;
        CancelRequestedAt = now;
        PackageInfo = null;
        NextQueryAt = now.AddMinutes(1);
        return Outcome.Done;
    }

    /// <summary>The bank sent the money back, or nobody came for the cash; also after it was said to have
    /// arrived.</summary>
    public Outcome Return(string reason, DateTimeOffset now)
    {
        if (Channel == PayoutChannel.WeChat) return new ReturnChannelWrong();
        if (Status is not (PayoutStatus.Submitted or PayoutStatus.Succeeded)) return new PayoutNotInState(Status);
        FailReason = reason;
        return Finish(PayoutStatus.Failed, transferBillNo: null, now);
    }

    /// <summary>A new payout to the same payee in place of one that definitely failed.</summary>
    /// <param name="goods">Not more than this one paid: a refund may have taken part of the claim since.</param>
    public Payout Again(string newOutBillNo, Money goods, Money dividend)
    {
        Invariant.Holds(IsLeft, "only what failed is paid again");
        Invariant.Holds(goods <= Goods && dividend <= Dividend, "nothing is paid again that wasn't owed before");
        return new Payout(CooperativeId, HouseholdId, Channel, Target with { }, newOutBillNo, goods, dividend)
        {
            ReissueOfId = Id,
        };
    }

    /// <summary>Its claim is part of a draft.</summary>
    public void TakeOver(PayoutBatchId batch)
    {
        Invariant.Holds(IsLeft, "a claim is taken over once");
        ReplacedInId = batch;
    }

    /// <summary>The draft that took it over was approved.</summary>
    public void Replace()
    {
        Invariant.Holds(Status == PayoutStatus.Failed && ReplacedInId is not null, "it was taken over");
        _ = Become(PayoutStatus.Reissued);
    }

    /// <summary>The draft that took it over was discarded.</summary>
    public void Release()
    {
        Invariant.Holds(Status == PayoutStatus.Failed && ReplacedInId is not null, "it was taken over");
        ReplacedInId = null;
    }

    /// <summary>WeChat is asked about what is open with it, and about nothing else.</summary>
    public Outcome AskAgain(DateTimeOffset at)
    {
        if (RefuseWeChatsWord() is { } refusal) return refusal;
        NextQueryAt = at;
        return Outcome.Done;
    }

    /// <summary>What WeChat says ends no bank or cash payout: that takes a person who saw the receipt.</summary>
    private Refusal? RefuseWeChatsWord()
    {
        if (Channel != PayoutChannel.WeChat) return new NotPaidByWeChat();
        return IsOpen ? null : new PayoutNotInState(Status);
    }

    private Outcome Finish(PayoutStatus status, string? transferBillNo, DateTimeOffset now)
    {
        TransferBillNo = transferBillNo ?? TransferBillNo;
        PackageInfo = null;
        FinishedAt = now;
        NextQueryAt = null;
        return Become(status);
    }

    /// <summary>The only writer of the status.</summary>
    private Outcome Become(PayoutStatus status)
    {
        Status = status;
        return Outcome.Done;
    }
}
