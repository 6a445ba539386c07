using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Messaging;

/// <summary>Acts on one stored message, and notes whether that worked out.</summary>
public sealed class ProcessInboxMessage(
    VillageDb db, UnitOfWork work, IEnumerable<IInboxHandler> handlers, TimeProvider clock)
{
    private const string Stuck = "inbox.stuck";

    /// <summary>5 minutes after the first.</summary>
    private const int AttemptsUntilAlarm = 6;

    public sealed record Command(long Id);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var message = await db.Inbox.AsNoTracking().SingleAsync(message => message.Id == command.Id, ct);
        if (message.ProcessedAt is not null) return Outcome.Done;
        using var span = Traces.GoOn(
            $"process {message.Source}", message.TraceParent, db.Tenant.Village, $"{message.Id}");
        var handler = handlers.FirstOrDefault(handler => handler.Source == message.Source);
        var refusal = handler is null
            ? new InboxSourceUnknown()
            : (await handler.Handle(message.Payload, ct)).Refusal;
        span.End(refusal?.Code);
        var noted = await Note(command.Id, refusal?.Code, ct);
        return new(refusal ?? noted.Refusal);
    }

    /// <summary>For a message that ran into trouble before it could be noted.</summary>
    internal Task<Outcome<long>> Postpone(long id, string problem, CancellationToken ct) => Note(id, problem, ct);

    private Task<Outcome<long>> Note(long id, string? problem, CancellationToken ct) => work.Do<long>(
        async () =>
        {
            var message = await db.Inbox.SingleAsync(message => message.Id == id, ct);
            if (message.ProcessedAt is not null) return id;
            var (now, number) = (clock.GetUtcNow(), $"{message.Source}:{id}");
            if (problem is null)
            {
                if (message.Attempts >= AttemptsUntilAlarm) await db.EndAlarms([Stuck], number, now, ct);
                message.Processed(now);
                return id;
            }

            message.TryAgain(problem, now);
            if (message.Attempts >= AttemptsUntilAlarm)
            {
                var sentence = $"微信的一条通知（{message.Source}，第 {id} 号）试了 {message.Attempts} 次还没有处理好"
                    + $"（{message.LastProblem}），系统会继续试，请联系系统维护人员查看";
                await db.RaiseAlarm(new(Stuck, number, sentence), now, ct);
            }

            return id;
        },
        ct);
}

public sealed record InboxSourceUnknown()
    : Refusal("inbox.source_unknown", "还没有程序处理这类通知，消息已保留");
