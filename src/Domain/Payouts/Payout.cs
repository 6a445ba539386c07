using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Payouts;

public enum PayoutChannel
{
    WeChat,
    Bank,
    Cash,
}

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

    /// <summary>Failed, and replaced by another payout.</summary>
    Reissued,
}

/// <summary>One payment to one household under one number. "Submitted" is not "paid".</summary>
public sealed class Payout : ICooperativeOwned, IVersioned
{
    /// <summary>How long WeChat waits for the payee, from the making of the bill (wechat.md B.12).</summary>
    public static readonly TimeSpan ConfirmWindow = TimeSpan.FromHours(24);

    private Payout()
    {
    }

    public Payout(
        CooperativeId cooperativeId, HouseholdId householdId, PayoutChannel channel, string outBillNo, Money goods,
        Money dividend)
    {
        Invariant.Holds(
            !goods.IsNegative && !dividend.IsNegative && goods + dividend > Money.Zero, "a payout pays something");
        CooperativeId = cooperativeId;
        HouseholdId = householdId;
        Channel = channel;
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

    public PayoutId? ReissueOfId { get; private set; }

    /// <summary>Who sent a reissue off; null for what went with its batch.</summary>
    public StaffId? ReissuedBy { get; private set; }

    /// <summary>Who saw the receipt of a bank or cash payout.</summary>
    public StaffId? ConfirmedBy { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => Status is PayoutStatus.Submitted or PayoutStatus.WaitingForPayee;

    public Outcome Submit(DateTimeOffset now)
    {
        if (Status != PayoutStatus.Drafted) return new PayoutNotInState(Status);
        Status = PayoutStatus.Submitted;
        SubmittedAt = now;
        NextQueryAt = Channel == PayoutChannel.WeChat ? now.AddMinutes(5) : null;
        return Outcome.Done;
    }

    /// <summary>WeChat knows the bill and it isn't final.</summary>
    public Outcome Progress(TransferReport report, DateTimeOffset now)
    {
        if (!IsOpen) return new PayoutNotInState(Status);
        if (report.State == TransferState.WaitUserConfirm)
        {
            Status = PayoutStatus.WaitingForPayee;
            ConfirmBefore ??= (report.CreatedAt ?? now) + ConfirmWindow;
        }

        TransferBillNo = report.TransferBillNo;
        PackageInfo = report.PackageInfo ?? PackageInfo;
        NextQueryAt = now.AddMinutes(30);
        return Outcome.Done;
    }

    public Outcome Succeed(string? transferBillNo, DateTimeOffset now)
    {
        if (!IsOpen) return new PayoutNotInState(Status);
        Finish(PayoutStatus.Succeeded, transferBillNo, now);
        return Outcome.Done;
    }

    internal Outcome Confirm(string evidence, StaffId by, DateTimeOffset now)
    {
        if (Succeed(evidence, now).Refusal is { } refusal) return refusal;
        ConfirmedBy = by;
        return Outcome.Done;
    }

    public Outcome Fail(string? transferBillNo, string reason, DateTimeOffset now)
    {
        if (!IsOpen) return new PayoutNotInState(Status);
        Finish(PayoutStatus.Failed, transferBillNo, now);
        FailReason = reason;
        return Outcome.Done;
    }

    /// <summary>A new payout in place of one that definitely failed; this one can't be replaced twice.</summary>
    internal Outcome<Payout> Reissue(string newOutBillNo, StaffId by)
    {
        if (Status != PayoutStatus.Failed) return new PayoutNotInState(Status);
        Status = PayoutStatus.Reissued;
        return new Payout(CooperativeId, HouseholdId, Channel, newOutBillNo, Goods, Dividend)
        {
            BatchId = BatchId,
            ReissueOfId = Id,
            ReissuedBy = by,
        };
    }

    public void AskAgain(DateTimeOffset at) => NextQueryAt = at;

    /// <summary>Approved: the household's claim becomes money in transit (<c>payout:{out_bill_no}</c>).</summary>
    public IEnumerable<JournalLine> ToTransit() =>
    [
        JournalLine.Debit(Account.GoodsPayable, Goods, HouseholdId),
        JournalLine.Debit(Account.DividendPayable, Dividend, HouseholdId),
        JournalLine.Credit(Account.PayoutInTransit, Amount, HouseholdId),
    ];

    /// <summary>Arrived: money in transit leaves the account it was paid from (<c>paid:{out_bill_no}</c>).</summary>
    public IEnumerable<JournalLine> ToPaid() =>
    [
        JournalLine.Debit(Account.PayoutInTransit, Amount, HouseholdId),
        JournalLine.Credit(Channel == PayoutChannel.WeChat ? Account.WeChatOperation : Account.Bank, Amount),
    ];

    private void Finish(PayoutStatus status, string? transferBillNo, DateTimeOffset now)
    {
        Status = status;
        TransferBillNo = transferBillNo ?? TransferBillNo;
        PackageInfo = null;
        FinishedAt = now;
        NextQueryAt = null;
    }
}
