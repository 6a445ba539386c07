using System.Globalization;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Api;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>订阅消息 about money that waits (wechat §2.3). A tap on it opens the household's page.</summary>
internal sealed class SubscribeMessenger(WeChatAccountOptions account, ApiClient client, ApiOutcome outcome)
    : ISubscribeMessenger
{
    private const string Page = "packages/household/pages/household/household";

    /// <summary>WeChat counts the characters of a <c>thing</c>.</summary>
    private const int LongestThing = 20;

    public string? TemplateOf(ReminderTopic topic) => topic switch
    {
        ReminderTopic.TransferWaiting => account.TransferWaitingTemplateId.OrNull(),
        ReminderTopic.TransferLapsing => account.TransferLapsingTemplateId.OrNull(),
        _ => null,
    };

    public async Task<GatewayResult<Nothing>> Send(WaitingMoney message, CancellationToken ct)
    {
        if (TemplateOf(message.Topic) is not { } template)
            return new GatewayResult<Nothing>.Rejected("NO_TEMPLATE", "the account names no template for this topic");
        var request = new CgibinMessageSubscribeSendRequest(message.OpenId, template, Page, DataOf(message));
        return await outcome.WithToken(
            "subscribe message",
            token => client.ExecuteCgibinMessageSubscribeSendAsync(token, request, ct),
            static _ => default(Nothing),
            ct);
    }

    private Dictionary<string, SubscribeValue> DataOf(WaitingMoney message)
    {
        var keys = account.TransferTemplateKeys.Split(',', StringSplitOptions.TrimEntries);
        return new(StringComparer.Ordinal)
        {
            [keys[0]] = new($"¥{message.Amount}"),
            [keys[1]] = new(Thing(message.From)),
            [keys[2]] = new(message.ConfirmBefore.ToOffset(BeijingTime.Offset)
                .ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture)),
            [keys[3]] = new(Thing(WordsOf(message.Topic))),
        };
    }

    private static string WordsOf(ReminderTopic topic) => topic == ReminderTopic.TransferLapsing
        ? "快到时间了，请点开确认收款"
        : "点开确认收款，过时钱会退回村里";

    // Ends on a whole character, as a reader counts them.
    private static string Thing(string text)
    {
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > LongestThing) break;
            end = next;
        }

        return text[..end];
    }
}
