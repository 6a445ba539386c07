using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Notices;

/// <summary>What a household is told about in WeChat. Each topic is a template of its own.</summary>
public enum ReminderTopic
{
    /// <summary>Money waits to be taken.</summary>
    TransferWaiting,

    /// <summary>Four hours are left, then it goes back.</summary>
    TransferLapsing,
}

/// <summary>How many messages of one topic a person agreed to. WeChat sends one for each "yes" (wechat §2.3).
/// </summary>
public sealed class MessageConsent : ICooperativeOwned, IVersioned
{
    private MessageConsent()
    {
    }

    public MessageConsent(CooperativeId cooperativeId, ShopperId shopperId, ReminderTopic topic)
    {
        CooperativeId = cooperativeId;
        ShopperId = shopperId;
        Topic = topic;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public ShopperId ShopperId { get; private set; }

    public ReminderTopic Topic { get; private set; }

    /// <summary>Agreed to and not used up.</summary>
    public int Remaining { get; private set; }

    /// <summary>The last answer was "no".</summary>
    public bool IsRefused { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    public void Answer(bool isAgreed, DateTimeOffset now)
    {
        if (isAgreed) Remaining = checked(Remaining + 1);
        IsRefused = !isAgreed;
        UpdatedAt = now;
    }

    /// <summary>A message is about to be sent. False: there is none left to send.</summary>
    public bool TrySpend(DateTimeOffset now)
    {
        if (Remaining < 1) return false;
        Remaining--;
        UpdatedAt = now;
        return true;
    }

    /// <summary>It was definitely not sent, and may be sent another time.</summary>
    public void GiveBack(DateTimeOffset now)
    {
        Remaining++;
        UpdatedAt = now;
    }

    /// <summary>WeChat, which counts too, says that there is nothing left.</summary>
    public void Exhaust(DateTimeOffset now)
    {
        Remaining = 0;
        UpdatedAt = now;
    }
}
