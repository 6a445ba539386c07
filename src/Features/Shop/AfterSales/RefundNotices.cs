using System.Text.Json;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Stored refund notices. What raised its alarm is done: a person looks after it.</summary>
public sealed class RefundNotices(ConfirmRefund confirm) : IInboxHandler
{
    public string Source => InboxSources.Refund;

    public async Task<Outcome> Handle(string payload, CancellationToken ct)
    {
        var report = JsonSerializer.Deserialize<RefundReport>(payload)!;
        var confirmed = await confirm.Run(new(report), ct);
        return confirmed.Refusal is RefundNumberUnknown or RefundAmountDiffers or RefundNotOurs
            ? Outcome.Done
            : confirmed.WithoutValue();
    }
}
