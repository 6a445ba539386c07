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
    BreakAdjustment,
    BreakClosing,
    PeriodClose,
    Cost,
    CostReversal,
    WeChatAccount,
    Terms,
    Capital,

    /// <summary>A member leaves, and what they had in the capital is owed to them.</summary>
    Departure,

    /// <summary>What was owed to a member who left has been paid.</summary>
    CapitalReturn,

    /// <summary>One household becomes two; the amount is what goes along of the shares.</summary>
    Split,

    /// <summary>One household is taken into another; the amount is what goes along of the shares.</summary>
    Merge,

    /// <summary>A household paid back what it owed for goods.</summary>
    Repayment,

    /// <summary>A repayment that was booked is taken back.</summary>
    RepaymentReversal,

    /// <summary>What the bank and the cash box paid since a backup has been looked at: no amount.</summary>
    RestorationCheck,

    /// <summary>A household shall be paid elsewhere: no amount, and who looks copies the account from the paper.
    /// </summary>
    Payee,

    /// <summary>A payee's phone has shown its code: no amount, and who looks types the number that it shows.</summary>
    Phone,

    /// <summary>Somebody shall act for the village: no amount, and who looks types their name.</summary>
    Staff,
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
    string RequestedByName, DateTimeOffset RequestedAt, StaffId? DecidedBy, string? DecidedByName,
    DateTimeOffset? DecidedAt, string? DeclineReason, string? OrderNumber, PostingRequestId? PostingId,
    DateTimeOffset? EffectiveAt, DividendPlanId? PlanId = null)
{
    /// <summary>The amount; null where nothing is paid or posted by it.</summary>
    public Money? Money => Kind is ApprovalKind.WeChatAccount or ApprovalKind.Terms or ApprovalKind.Payee
        or ApprovalKind.Phone or ApprovalKind.Staff or ApprovalKind.RestorationCheck
        ? null
        : Amount;

    internal static ApprovalRow Of(ApprovalItem item, string number, IReadOnlyDictionary<StaffId, string> names)
    {
        var people = item.People;
        var maker = people.Maker!.Value;
        return new(
            item.Kind, number, item.Note, new(item.Fen), item.Status, maker, names[maker], people.MadeAt,
            people.DecidedBy, people.DecidedBy is { } by ? names[by] : null, people.DecidedAt, people.DeclineReason,
            item.OrderNumber, item.PostingId, item.EffectiveAt, item.PlanId);
    }
}
