using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>One thing that two people decide about, as its noun tells of it and as the database orders it.</summary>
public sealed class ApprovalItem
{
    public required ApprovalKind Kind { get; init; }

    /// <summary>Of the refund or the batch, WeChat's of a top-up, or the payout's that came back.</summary>
    public string Number { get; init; } = "";

    /// <summary>Why a refund is asked for, or why a payout came back.</summary>
    public string Note { get; init; } = "";

    public required long Fen { get; init; }

    /// <summary>Decided by nobody yet means that it waits: this is the whole of its state here.</summary>
    public required TwoPeople People { get; init; }

    public string? OrderNumber { get; init; }

    /// <summary>Of what is posted by hand.</summary>
    public PostingRequestId? PostingId { get; init; }

    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>Of a plan: its period has days and no number.</summary>
    public PeriodId? PeriodId { get; init; }

    public DividendPlanId? PlanId { get; init; }

    public ApprovalStatus Status => People switch
    {
        { DecidedBy: null } => ApprovalStatus.Waiting,
        { Checker: not null } => ApprovalStatus.Approved,
        { IsSentBack: true } => ApprovalStatus.Declined,
        _ => ApprovalStatus.Withdrawn,
    };
}
