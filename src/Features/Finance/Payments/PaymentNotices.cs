using System.Text.Json;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;

namespace VillageCloud.Features.Finance.Payments;

/// <summary>Stored payment notices. What raised its alarm is done: a person looks after it.</summary>
public sealed class PaymentNotices(ConfirmPayment confirm) : IInboxHandler
{
    public string Source => InboxSources.Payment;

    public async Task<Outcome> Handle(string payload, CancellationToken ct)
    {
        var report = JsonSerializer.Deserialize<PaymentReport>(payload)!;
        var confirmed = await confirm.Run(new(report), ct);
        return confirmed.Refusal is PaymentNumberUnknown or PaymentAmountDiffers or PaymentNotOurs
            ? Outcome.Done
            : confirmed.WithoutValue();
    }
}
