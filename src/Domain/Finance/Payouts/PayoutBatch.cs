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
        People = TwoPeople.MadeBy(by, now);
        DraftSlot = 1;
    }

    public PayoutBatchId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Number { get; private set; } = "";

    public BatchStatus Status { get; private set; }

    public Money Total { get; private set; }

    public TwoPeople People { get; private set; } = null!;

    /// <summary>1 while drafted, null afterwards; unique per cooperative, so that two drafts can't promise the same
    /// balances.</summary>
    public int? DraftSlot { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<Payout> Payouts => payouts;

    /// <param name="typedTotal">What the second person typed: it must be the total.</param>
    public Outcome Approve(StaffId by, Money typedTotal, DateTimeOffset now)
    {
        if (Status != BatchStatus.Drafted) return new BatchNotDrafted();
        var approved = People.Approve(by, typedTotal, Total, now);
        if (approved.Refusal is { } refusal) return refusal;
        foreach (var payout in payouts) payout.Submit(now).OrThrow();
        return Become(BatchStatus.Approved, approved.Value);
    }

    /// <summary>A person who saw the bank's receipt or the signature says that a bank or cash payout arrived. It isn't
    /// who drafted the batch; it may be who approved it.</summary>
    /// <param name="evidence">The receipt's number, or where the signed slip is kept.</param>
    /// <param name="typedAmount">What that person typed: it must be the amount.</param>
    public Outcome Confirm(Payout payout, string evidence, StaffId by, Money typedAmount, DateTimeOffset now)
    {
        if (payout.Channel == PayoutChannel.WeChat) return new PayoutChannelWrong();
        Invariant.Holds(payout.BatchId == Id, "a payout is decided about in its own batch");
        var seen = People.Check(by, typedAmount, payout.Amount);
        return seen.IsRefused ? seen : payout.Confirm(evidence, by, now);
    }

    /// <summary>Nothing has moved yet. Who drafted it may drop it without a word; whoever else does says why.</summary>
    public Outcome Discard(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Status != BatchStatus.Drafted) return new BatchNotDrafted();
        var declined = People.Decline(by, reason, now);
        return declined.Refusal is { } refusal ? refusal : Become(BatchStatus.Discarded, declined.Value);
    }

    /// <summary>The only writer of the status: a decision makes room for the next draft.</summary>
    private Outcome Become(BatchStatus status, TwoPeople people)
    {
        People = people;
        Status = status;
        DraftSlot = null;
        return Outcome.Done;
    }
}
