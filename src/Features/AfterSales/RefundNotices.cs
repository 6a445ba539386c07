using System.Text.Json;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Messaging;

namespace VillageCloud.Features.AfterSales;

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
