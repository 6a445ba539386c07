using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>One thing that happened to a break: who, when, what. Written once.</summary>
public sealed class BreakStep : ICooperativeOwned
{
    private BreakStep()
    {
    }

    internal BreakStep(
        CooperativeId cooperativeId, BreakAct act, StaffId? by, StaffId? owner, string text, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Act = act;
        By = by;
        Owner = owner;
        Text = text;
        At = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public BreakId BreakId { get; private set; }

    public BreakAct Act { get; private set; }

    /// <summary>Null when the system did it.</summary>
    public StaffId? By { get; private set; }

    /// <summary>Whom it was given to; null of any other act.</summary>
    public StaffId? Owner { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
