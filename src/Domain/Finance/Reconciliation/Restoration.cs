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

    /// <summary>When two people had looked at what the bank and the cash box paid since; no bill of WeChat tells it.
    /// Null before.</summary>
    public DateTimeOffset? BankCheckedAt { get; private set; }

    /// <summary>When all of its days were reconciled, and the bank looked at.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Nobody has looked yet. Asked of every village: the books may have forgotten whom it pays that way.
    /// </summary>
    public bool AsksForBank => EndedAt is null && BankCheckedAt is null;

    /// <summary>The first day of which something may be missing.</summary>
    public DateOnly From => BeijingTime.DayOf(TakenAt);

    /// <summary>The last one.</summary>
    public DateOnly To => BeijingTime.DayOf(RestoredAt);

    public Outcome CheckBank(DateTimeOffset now)
    {
        if (!AsksForBank) return new BankCheckedSinceRestored();
        BankCheckedAt = now;
        return Outcome.Done;
    }

    public void End(DateTimeOffset now)
    {
        Invariant.Holds(
            EndedAt is null && !AsksForBank, "a restoration ends once, when the bank was looked at");
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

public sealed record BankNotCheckedSinceRestored(DateOnly From, DateOnly To) : Refusal(
    "restore.bank_not_checked",
    $"数据是从备份恢复的，{From:yyyy-MM-dd} 到 {To:yyyy-MM-dd} 从银行和现金付过什么，账上可能没有，现在付款可能重复。"
    + "请财务在“对账”里把这几天的银行流水和收条看完，两个人确认以后再付")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BankCheckedSinceRestored()
    : Refusal("restore.bank_checked", "恢复以后的银行和现金付款已经看过，或者不用看，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BankCheckWaits()
    : Refusal("restore.bank_check_waits", "已经提交过，在等另一位同事复核，请在“复核”里看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BankCheckNoteInvalid()
    : Refusal("restore.bank_check_note", "请在一行里写明看了哪些流水和收条、找到了什么，不超过 64 个字");
