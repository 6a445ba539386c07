using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Messaging;

/// <summary>Goes on with stored messages that are due.</summary>
public sealed class ProcessInbox(VillageDb db, ProcessInboxMessage process, TimeProvider clock)
{
    public sealed record Command(int Max = 50);

    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Inbox.AsNoTracking()
            .Where(message => message.ProcessedAt == null && message.NextAt <= now)
            .OrderBy(message => message.NextAt).ThenBy(message => message.Id).Take(command.Max)
            .Select(message => message.Id).ToListAsync(ct);
        return await Tally.Of(due, id => Process(id, ct), ct, Tally.LongestRun);
    }

    private async Task<string?> Process(long id, CancellationToken ct)
    {
        var isNoted = false;
        var problem = await Tally.ProblemOf(
            async () =>
            {
                var processed = await process.Run(new(id), ct);
                isNoted = true;
                return processed.Refusal?.Code;
            },
            ct);
        if (problem is not null && !isNoted) (await process.Postpone(id, problem, ct)).OrThrow();
        return problem;
    }
}
