using System.Text.Json;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Messaging;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Stored pushes that WeChat released an order's money.</summary>
public sealed class SettlementPushes(CompleteOrder complete) : IInboxHandler
{
    public string Source => InboxSources.Settlement;

    public async Task<Outcome> Handle(string payload, CancellationToken ct)
    {
        var push = JsonSerializer.Deserialize<MessagePush.OrderSettled>(payload)!;
        var completed = await complete.Run(
            new(push.TransactionId, push.OutTradeNo, push.ConfirmedAt, push.SettledAt), ct);
        return completed.Refusal is PaymentNumberUnknown ? Outcome.Done : completed.WithoutValue();
    }
}
