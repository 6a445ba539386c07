using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Messaging;

/// <summary>Acts on one stored message, and notes whether that worked out.</summary>
public sealed class ProcessInboxMessage(
    VillageDb db, UnitOfWork work, IEnumerable<IInboxHandler> handlers, TimeProvider clock)
{
    public sealed record Command(long Id);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var message = await db.Inbox.AsNoTracking().SingleAsync(message => message.Id == command.Id, ct);
        if (message.ProcessedAt is not null) return Outcome.Done;
        var handler = handlers.FirstOrDefault(handler => handler.Source == message.Source);
        var refusal = handler is null
            ? new InboxSourceUnknown()
            : (await handler.Handle(message.Payload, ct)).Refusal;
        var noted = await Note(command.Id, isProcessed: refusal is null, ct);
        return new(refusal ?? noted.Refusal);
    }

    /// <summary>For a message that ran into trouble before it could be noted.</summary>
    internal Task<Outcome<long>> Postpone(long id, CancellationToken ct) => Note(id, isProcessed: false, ct);

    private Task<Outcome<long>> Note(long id, bool isProcessed, CancellationToken ct) => work.Do<long>(
        async () =>
        {
            var message = await db.Inbox.SingleAsync(message => message.Id == id, ct);
            if (message.ProcessedAt is not null) return id;
            if (isProcessed) message.Processed(clock.GetUtcNow());
            else message.TryAgain(clock.GetUtcNow());
            return id;
        },
        ct);
}

public sealed record InboxSourceUnknown()
    : Refusal("inbox.source_unknown", "还没有程序处理这类通知，消息已保留");
