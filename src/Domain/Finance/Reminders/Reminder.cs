using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Reminders;

public enum ReminderStatus
{
    Due,

    /// <summary>Handed to WeChat; nothing was heard yet. Never sent again: a repeat would be another message.</summary>
    Sending,
    Sent,

    /// <summary>WeChat was asked and didn't answer: perhaps sent.</summary>
    Unclear,

    /// <summary>Nobody got it; somebody has to call.</summary>
    NotReached,

    /// <summary>The money was taken, or went back, before it was sent.</summary>
    NotNeeded,
}

/// <summary>One message to one household about one sum, whatever number of transfers the sum was cut into.</summary>
public sealed class Reminder : ICooperativeOwned, IVersioned
{
    public const string NoWeChat = "NO_WECHAT";
    public const string NoConsent = "NO_CONSENT";
    public const string Refused = "REFUSED";

    /// <summary>So long before the end is the second message due.</summary>
    public static readonly TimeSpan BeforeLapse = TimeSpan.FromHours(4);

    private Reminder()
    {
    }

    /// <param name="payout">Any part of the sum: the parts of one sum were sent off together.</param>
    public Reminder(Payout payout, ReminderTopic topic, DateTimeOffset now)
    {
        CooperativeId = payout.CooperativeId;
        HouseholdId = payout.HouseholdId;
        BatchId = payout.BatchId;
        SentOffAt = payout.SubmittedAt!.Value;
        Topic = topic;
        OutBillNo = payout.OutBillNo;
        CreatedAt = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public PayoutBatchId BatchId { get; private set; }

    /// <summary>Together with household and batch this is the sum; unique with the topic.</summary>
    public DateTimeOffset SentOffAt { get; private set; }

    public ReminderTopic Topic { get; private set; }

    /// <summary>The part that was the first to wait.</summary>
    public string OutBillNo { get; private set; } = "";

    public ReminderStatus Status { get; private set; }

    /// <summary>Why nobody was reached: <see cref="NoWeChat"/>, <see cref="NoConsent"/>, <see cref="Refused"/> or
    /// WeChat's code.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int Version { get; private set; }

    public string Subject => $"{Topic}:{OutBillNo}";

    /// <summary>Handed to WeChat and not heard of; an answer may still come after it was given up.</summary>
    private bool IsWithWeChat => Status is ReminderStatus.Sending or ReminderStatus.Unclear;

    public Outcome Begin()
    {
        if (Status != ReminderStatus.Due) return new ReminderNotInState(Status);
        return Become(ReminderStatus.Sending);
    }

    /// <summary>WeChat is too busy and certainly didn't send it.</summary>
    public Outcome Postpone()
    {
        if (!IsWithWeChat) return new ReminderNotInState(Status);
        Problem = null;
        FinishedAt = null;
        return Become(ReminderStatus.Due);
    }

    /// <param name="status">How it ended. What wasn't handed to WeChat is neither sent nor unclear, and what was is
    /// no longer not needed.</param>
    public Outcome Finish(ReminderStatus status, string? problem, DateTimeOffset now)
    {
        var isAfter = status switch
        {
            ReminderStatus.Sent or ReminderStatus.Unclear => IsWithWeChat,
            ReminderStatus.NotReached => IsWithWeChat || Status == ReminderStatus.Due,
            ReminderStatus.NotNeeded => Status == ReminderStatus.Due,
            _ => false,
        };
        if (!isAfter) return new ReminderNotInState(Status);
        Problem = problem;
        FinishedAt = now;
        return Become(status);
    }

    /// <summary>The only writer of the status.</summary>
    private Outcome Become(ReminderStatus status)
    {
        Status = status;
        return Outcome.Done;
    }
}

public sealed record ReminderNotInState(ReminderStatus Status)
    : Refusal("reminder.not_in_state", $"这条提醒{Words.Of(Status)}，不能这样操作，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

internal static class Words
{
    public static string Of(ReminderStatus status) => status switch
    {
        ReminderStatus.Due => "还没有发",
        ReminderStatus.Sending => "正在发送",
        ReminderStatus.Sent => "已经发出",
        ReminderStatus.Unclear => "发没发出还不清楚",
        ReminderStatus.NotReached => "没有送到",
        ReminderStatus.NotNeeded => "已经不需要发",
        _ => "状态未知",
    };
}

/// <summary>Somebody of the village called the household. Nothing is added to it later.</summary>
public sealed class ReminderCall : ICooperativeOwned
{
    /// <summary>In characters.</summary>
    public const int LongestNote = 200;

    private ReminderCall()
    {
    }

    public ReminderCall(
        CooperativeId cooperativeId, HouseholdId householdId, StaffId by, string note, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        HouseholdId = householdId;
        By = by;
        Note = note;
        At = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public StaffId By { get; private set; }

    public string Note { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>A word stands for the name of somebody who asked to be forgotten.</summary>
    public void Forget(string name, string word) =>
        Note = Note.Replace(name, word, StringComparison.Ordinal).AtMost(LongestNote);
}
