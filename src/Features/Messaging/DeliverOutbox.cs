using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Platform;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Messaging;

/// <summary>Makes decided effects happen outside, each on its own; what doesn't work out is tried again, for ever.
/// </summary>
public sealed class DeliverOutbox(
    VillageDb db, UnitOfWork work, IEnumerable<IOutboxHandler> handlers, TimeProvider clock)
{
    private const string Stuck = "outbox.stuck";

    /// <summary>A quarter of an hour after the first.</summary>
    private const int AttemptsUntilAlarm = 6;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public sealed record Command(int Max = 50);

    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Outbox.AsNoTracking()
            .Where(message => message.DoneAt == null && message.NextAt <= now)
            .OrderBy(message => message.NextAt).ThenBy(message => message.Id).Take(command.Max)
            .Select(message => new Due(message.Id, message.Kind, message.Subject, message.TraceParent)).ToListAsync(ct);
        return await Tally.Of(due, message => Deliver(message, now, ct), ct, Tally.LongestRun);
    }

    private async Task<string?> Deliver(Due message, DateTimeOffset now, CancellationToken ct)
    {
        if (!await Claim(message, now, ct)) return null;
        using var span = Traces.GoOn(
            $"deliver {message.Kind}", message.TraceParent, db.Tenant.Village, message.Subject);
        var problem = await Tally.ProblemOf(() => Attempt(message, ct), ct);
        span.End(problem);
        (await Note(message.Id, problem, ct)).OrThrow();
        return problem;
    }

    // Two job hosts may find the same message; one of them takes it. A claim that dies with its process runs out.
    private async Task<bool> Claim(Due message, DateTimeOffset now, CancellationToken ct) =>
        await db.Outbox
            .Where(row => row.Id == message.Id && row.DoneAt == null && row.NextAt <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(claimed => claimed.NextAt, now + Lease), ct) == 1;

    private async Task<string?> Attempt(Due message, CancellationToken ct)
    {
        var handler = handlers.FirstOrDefault(handler => handler.Kind == message.Kind);
        if (handler is null) return "no handler for this kind";
        return await handler.Deliver(message.Subject, ct) is Delivery.TryAgain(var problem) ? problem : null;
    }

    private Task<Outcome<long>> Note(long id, string? problem, CancellationToken ct) => work.Do<long>(
        async () =>
        {
            var message = await db.Outbox.SingleAsync(message => message.Id == id, ct);
            if (message.DoneAt is not null) return id;
            var (now, number) = (clock.GetUtcNow(), $"{message.Kind}:{message.Subject}");
            if (problem is null)
            {
                if (message.Attempts >= AttemptsUntilAlarm) await db.EndAlarms([Stuck], number, now, ct);
                message.Done(now);
                return id;
            }

            message.TryAgain(problem, now);
            if (message.Attempts >= AttemptsUntilAlarm) await db.RaiseAlarm(Alarm(message, number), now, ct);
            return id;
        },
        ct);

    private static AlarmNote Alarm(OutboxMessage message, string number) => new(
        Stuck, number,
        $"要发给微信的 {message.Subject}（{message.Kind}）试了 {message.Attempts} 次还没有发成（{message.LastProblem}），"
            + "系统会继续试，请联系系统维护人员查看");

    private sealed record Due(long Id, string Kind, string Subject, string? TraceParent)
    {
        public override string ToString() => $"{Kind} {Subject}";
    }
}
