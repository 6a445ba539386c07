using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.People.Notices;

/// <summary>WeChat's subscribe messages (订阅消息, wechat §2.3). Not idempotent: a repeat is a second message, so an
/// unclear outcome is never sent again.</summary>
public interface ISubscribeMessenger
{
    /// <summary>The template that the phone asks consent for; null when the village has none for this topic.</summary>
    string? TemplateOf(ReminderTopic topic);

    /// <summary><c>Rejected("43101")</c>: the person agreed to no more messages.</summary>
    Task<GatewayResult<Nothing>> Send(WaitingMoney message, CancellationToken ct);
}

/// <summary>What the message says; the adapter cuts it to what WeChat takes.</summary>
/// <param name="From">The village.</param>
public sealed record WaitingMoney(
    ReminderTopic Topic, string OpenId, Money Amount, string From, DateTimeOffset ConfirmBefore);
