using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Approvals;

public enum ApprovalKind
{
    Refund,
    TopUp,
    Settlement,
    PayoutBatch,
    PayoutReturn,
    DividendPlan,
}

public enum ApprovalStatus
{
    Waiting,
    Approved,
    Declined,

    /// <summary>Taken back by who asked for it, or dropped: nobody said no.</summary>
    Withdrawn,
}

/// <summary>One thing that two people decide about.</summary>
/// <param name="Number">Of the refund, the batch, WeChat's of a top-up, or the days of a plan's period.</param>
/// <param name="Note">Why a refund is asked for, or why a payout came back.</param>
/// <param name="DecidedBy">Null while it waits.</param>
/// <param name="DeclineReason">Why the second person said no.</param>
/// <param name="PostingId">Of what is posted by hand.</param>
public sealed record ApprovalRow(
    ApprovalKind Kind, string Number, string Note, Money Amount, ApprovalStatus Status, StaffId RequestedBy,
    DateTimeOffset RequestedAt, StaffId? DecidedBy, DateTimeOffset? DecidedAt, string? OrderNumber = null,
    PostingRequestId? PostingId = null, DateTimeOffset? EffectiveAt = null, string RequestedByName = "",
    string? DecidedByName = null, string? DeclineReason = null);
