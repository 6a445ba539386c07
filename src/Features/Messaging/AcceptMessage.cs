using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Platform;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Messaging;

/// <summary>Stores a verified message before it is acknowledged, then tries to act on it at once. What doesn't work out
/// now is the job's.</summary>
public sealed class AcceptMessage(VillageDb db, UnitOfWork work, ProcessInboxMessage process, TimeProvider clock)
{
    // WeChat wants its answer within five seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="EventKey">What happened to which number: the same for every repetition.</param>
    /// <param name="Payload">One of our records.</param>
    public sealed record Command(string Source, string EventKey, object Payload);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var stored = await work.Do<long>(async () => (await Store(command, ct)).Id, ct);
        if (stored.Refusal is { } refusal) return refusal;
        await ProcessSoon(command, ct);
        return Outcome.Done;
    }

    private async Task<InboxMessage> Store(Command command, CancellationToken ct)
    {
        var message = await db.Inbox.FirstOrDefaultAsync(
            known => known.Source == command.Source && known.EventKey == command.EventKey, ct);
        if (message is not null) return message;
        var payload = JsonSerializer.Serialize(command.Payload, command.Payload.GetType());
        message = new InboxMessage(db.Tenant.Id, command.Source, command.EventKey, payload, clock.GetUtcNow());
        db.Inbox.Add(message);
        return message;
    }

    private async Task ProcessSoon(Command command, CancellationToken ct)
    {
        var id = await db.Inbox.AsNoTracking()
            .Where(message => message.Source == command.Source && message.EventKey == command.EventKey)
            .Select(message => message.Id).SingleAsync(ct);
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(Patience);
        try
        {
            _ = await Tally.ProblemOf(async () => (await process.Run(new(id), soon.Token)).Refusal?.Code, soon.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Too slow for an answer to WeChat. The message is stored and due, so the job goes on with it.
        }
    }
}
