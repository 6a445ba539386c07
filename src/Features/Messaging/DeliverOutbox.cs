using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Messaging;

/// <summary>Makes decided effects happen outside, each on its own; what doesn't work out is tried again, for ever.
/// </summary>
public sealed class DeliverOutbox(
    VillageDb db, UnitOfWork work, IEnumerable<IOutboxHandler> handlers, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public sealed record Command(int Max = 50);

    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Outbox.AsNoTracking()
            .Where(message => message.DoneAt == null && message.NextAt <= now)
            .OrderBy(message => message.NextAt).ThenBy(message => message.Id).Take(command.Max)
            .Select(message => new Due(message.Id, message.Kind, message.Subject)).ToListAsync(ct);
        return await Tally.Of(due, message => Deliver(message, now, ct));
    }

    private async Task<string?> Deliver(Due message, DateTimeOffset now, CancellationToken ct)
    {
        if (!await Claim(message, now, ct)) return null;
        var problem = await Tally.ProblemOf(() => Attempt(message, ct));
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
            if (problem is null) message.Done(clock.GetUtcNow());
            else message.TryAgain(problem, clock.GetUtcNow());
            return id;
        },
        ct);

    private sealed record Due(long Id, string Kind, string Subject)
    {
        public override string ToString() => $"{Kind} {Subject}";
    }
}
