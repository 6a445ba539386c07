using System.Text.Json;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Takes approved payouts from the outbox to WeChat.</summary>
public sealed class TransferSubmissions(SubmitTransfer submit) : IOutboxHandler
{
    public string Kind => SubmitTransfer.OutboxKind;

    public async Task<Delivery> Deliver(string subject, CancellationToken ct)
    {
        var submitted = await submit.Run(new(subject), ct);
        if (submitted.Refusal is { } refusal) return new Delivery.TryAgain(refusal.Code);
        return submitted.Value.Settled
            ? new Delivery.Done()
            : new Delivery.TryAgain(submitted.Value.Problem ?? "not settled");
    }
}

/// <summary>Takes wishes to cancel from the outbox to WeChat.</summary>
public sealed class TransferCancellations(SendCancel send) : IOutboxHandler
{
    public string Kind => SendCancel.OutboxKind;

    public async Task<Delivery> Deliver(string subject, CancellationToken ct)
    {
        var sent = await send.Run(new(subject), ct);
        if (sent.Refusal is { } refusal) return new Delivery.TryAgain(refusal.Code);
        return sent.Value.Settled ? new Delivery.Done() : new Delivery.TryAgain(sent.Value.Problem ?? "not settled");
    }
}

/// <summary>WeChat's final words on transfers.</summary>
public sealed class TransferNotices(ApplyTransferReport apply) : IInboxHandler
{
    public string Source => InboxSources.Transfer;

    public async Task<Outcome> Handle(string payload, CancellationToken ct)
    {
        var report = JsonSerializer.Deserialize<TransferReport>(payload)!;
        return (await apply.Run(new(report), ct)).WithoutValue();
    }
}
