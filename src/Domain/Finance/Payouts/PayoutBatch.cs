using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payouts;

public enum BatchStatus
{
    Drafted,
    Approved,
    Discarded,
}

/// <summary>Payouts that two people send off together, whatever the channel.</summary>
public sealed class PayoutBatch : ICooperativeOwned, IVersioned
{
    private readonly List<Payout> payouts = [];

    private PayoutBatch()
    {
    }

    public PayoutBatch(
        CooperativeId cooperativeId, string number, IEnumerable<Payout> payouts, StaffId by, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Number = number;
        this.payouts.AddRange(payouts);
        Total = Money.Sum(this.payouts.Select(payout => payout.Amount));
        DraftedBy = by;
        DraftedAt = now;
        DraftSlot = 1;
    }

    public PayoutBatchId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Number { get; private set; } = "";

    public BatchStatus Status { get; private set; }

    public Money Total { get; private set; }

    public StaffId DraftedBy { get; private set; }

    public DateTimeOffset DraftedAt { get; private set; }

    public StaffId? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public StaffId? DiscardedBy { get; private set; }

    public DateTimeOffset? DiscardedAt { get; private set; }

    /// <summary>1 while drafted, null afterwards; unique per cooperative, so that two drafts can't promise the same
    /// balances.</summary>
    public int? DraftSlot { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<Payout> Payouts => payouts;

    /// <param name="typedTotal">What the second person typed: it must be the total.</param>
    public Outcome Approve(StaffId by, Money typedTotal, DateTimeOffset now)
    {
        if (Status != BatchStatus.Drafted) return new BatchNotDrafted();
        if (by == DraftedBy) return new ApproverMustDiffer();
        if (typedTotal != Total) return new TotalDiffers(Total);
        foreach (var payout in payouts) payout.Submit(now).OrThrow();
        ApprovedBy = by;
        ApprovedAt = now;
        return Become(BatchStatus.Approved);
    }

    /// <summary>A person who saw the bank's receipt or the signature says that a bank or cash payout arrived.</summary>
    /// <param name="evidence">The receipt's number, or where the signed slip is kept.</param>
    /// <param name="typedAmount">What that person typed: it must be the amount.</param>
    public Outcome Confirm(Payout payout, string evidence, StaffId by, Money typedAmount, DateTimeOffset now)
    {
        if (payout.Channel == PayoutChannel.WeChat) return new PayoutChannelWrong();
        Invariant.Holds(payout.BatchId == Id, "a payout is decided about in its own batch");
        if (by == DraftedBy) return new ApproverMustDiffer();
        return typedAmount == payout.Amount ? payout.Confirm(evidence, by, now) : new TotalDiffers(payout.Amount);
    }

    public Outcome Discard(StaffId by, DateTimeOffset now)
    {
        if (Status != BatchStatus.Drafted) return new BatchNotDrafted();
        DiscardedBy = by;
        DiscardedAt = now;
        return Become(BatchStatus.Discarded);
    }

    /// <summary>The only writer of the status: a decision makes room for the next draft.</summary>
    private Outcome Become(BatchStatus status)
    {
        Status = status;
        DraftSlot = null;
        return Outcome.Done;
    }
}
