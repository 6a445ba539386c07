using VillageCloud.Domain.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Payouts;

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
        Status = BatchStatus.Approved;
        ApprovedBy = by;
        ApprovedAt = now;
        DraftSlot = null;
        foreach (var payout in payouts) payout.Submit(now).OrThrow();
        return Outcome.Done;
    }

    public Outcome Discard()
    {
        if (Status != BatchStatus.Drafted) return new BatchNotDrafted();
        Status = BatchStatus.Discarded;
        DraftSlot = null;
        return Outcome.Done;
    }
}
