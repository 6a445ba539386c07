using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Dividends;

/// <summary>That a plan was taken off the notice board, and why. Kept beside the plan, which may be disclosed again.
/// </summary>
public sealed class PlanWithdrawal : ICooperativeOwned
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 80;

    private PlanWithdrawal()
    {
    }

    internal PlanWithdrawal(DividendPlan plan, string reason, StaffId by, DateTimeOffset now)
    {
        CooperativeId = plan.CooperativeId;
        PlanId = plan.Id;
        DisclosedAt = plan.DisclosedAt!.Value;
        Reason = reason;
        By = by;
        At = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public DividendPlanId PlanId { get; private set; }

    /// <summary>When the disclosure began that ended so.</summary>
    public DateTimeOffset DisclosedAt { get; private set; }

    public string Reason { get; private set; } = "";

    public StaffId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}
