using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>The books were put back to what they were at an earlier moment. What money did since stands at WeChat and
/// not here, until the bills of those days are reconciled; till then nobody can say who was paid already.</summary>
public sealed class Restoration : ICooperativeOwned
{
    private Restoration()
    {
    }

    /// <param name="takenAt">When the backup was taken.</param>
    /// <param name="now">When it was put back.</param>
    public Restoration(CooperativeId cooperativeId, DateTimeOffset takenAt, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        // Two machines, two clocks.
        (TakenAt, RestoredAt) = (takenAt, now < takenAt ? takenAt : now);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public DateTimeOffset TakenAt { get; private set; }

    public DateTimeOffset RestoredAt { get; private set; }

    /// <summary>When all of its days were reconciled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The first day of which something may be missing.</summary>
    public DateOnly From => BeijingTime.DayOf(TakenAt);

    /// <summary>The last one.</summary>
    public DateOnly To => BeijingTime.DayOf(RestoredAt);

    public void End(DateTimeOffset now)
    {
        Invariant.Holds(EndedAt is null, "a restoration ends once");
        EndedAt = now;
    }
}

/// <param name="Day">The first one that isn't done.</param>
public sealed record NotReconciledSinceRestored(DateOnly Day, DateOnly To) : Refusal(
    "restore.not_reconciled",
    $"数据是从备份恢复的，{Day:yyyy-MM-dd} 到 {To:yyyy-MM-dd} 微信已经付过什么还没有对清，现在付款可能重复。"
    + "请等账单出来（每天上午），在“对账”里把这几天的差异都处理完再付")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
