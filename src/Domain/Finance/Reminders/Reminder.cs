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

    public void Begin() => Status = ReminderStatus.Sending;

    /// <summary>WeChat is too busy and certainly didn't send it.</summary>
    public void Postpone() => Status = ReminderStatus.Due;

    public void Finish(ReminderStatus status, string? problem, DateTimeOffset now)
    {
        Status = status;
        Problem = problem;
        FinishedAt = now;
    }
}

/// <summary>Somebody of the village called the household. Append-only.</summary>
public sealed class ReminderCall : ICooperativeOwned
{
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
}
