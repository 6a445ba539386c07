using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VillageCloud.Data;
using VillageCloud.Domain.Audit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Audit;

/// <summary>Puts what was written since the last time under the chain of seals, in the order of its ids. Acts don't
/// wait for it: it comes after them, and seals only what was there a while ago, when whatever was on its way has
/// arrived.</summary>
public sealed partial class SealRows(
    VillageDb db, UnitOfWork work, TimeProvider clock, ILogger<SealRows> log)
{
    /// <summary>A longer transaction keeps writers waiting, a shorter one makes a million rows take long.</summary>
    private const int SealsAtOnce = 50;

    /// <summary>Ids are given when a row is written and rows are seen when their transaction ends, so beside the newest
    /// row that is seen, older ones may still be on their way. The longest transactions, those that settle or erase
    /// much at once, take seconds; one that nobody ends is ended with its connection, by the server or by whoever
    /// stops the process. However close together two runs are, one made up for and the regular one, say.</summary>
    private static readonly TimeSpan LongerThanAnyTransaction = TimeSpan.FromMinutes(10);

    /// <returns>Done: rows that are under a seal now and weren't before.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var rows = 0;
        foreach (var of in Enum.GetValues<SealedRows>())
        {
            var limit = await Limit(of, ct);
            for (var isMore = true; isMore;)
            {
                var step = (await work.Do(() => Step(of, limit, ct), ct)).OrThrow();
                rows += step.Rows;
                isMore = step.IsMore;
                if (!isMore && step.Head is { } head) TellHead(log, of, head.Number, head.Hash);
            }
        }

        return new Tally(rows, 0, []);
    }

    /// <summary>How far may be sealed: what was the newest row the last time that is long enough ago.</summary>
    private Task<long> Limit(SealedRows of, CancellationToken ct)
    {
        var longAgo = clock.GetUtcNow() - LongerThanAnyTransaction;
        return db.Seals.AsNoTracking().Where(seal => seal.Of == of && seal.SealedAt <= longAgo)
            .OrderByDescending(seal => seal.Number).Select(seal => seal.HeadSeen).FirstOrDefaultAsync(ct);
    }

    private Task<Seal?> Last(SealedRows of, CancellationToken ct) => db.Seals.AsNoTracking()
        .Where(seal => seal.Of == of).OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(ct);

    private async Task<Outcome<Done>> Step(SealedRows of, long limit, CancellationToken ct)
    {
        var content = new SealedContent(db);
        var head = await content.Head(of, ct);
        var last = await Last(of, ct);
        var (rows, made) = (0, 0);
        var now = clock.GetUtcNow();
        while (made < SealsAtOnce)
        {
            var read = await content.Read(of, (last?.ToId ?? 0) + 1, limit, Seal.MostRows, ct);
            // A seal over nothing is made only to remember how far the next one may go.
            if (read.Ids.Count == 0 && (last?.HeadSeen ?? 0) == head) return new Done(rows, IsMore: false, last);
            var to = read.Ids.Count == 0 ? last?.ToId ?? 0 : read.Ids[^1];
            last = new Seal(db.Tenant.Id, of, last, to, read.Ids.Count, read.Hash, head, now);
            db.Seals.Add(last);
            rows += read.Ids.Count;
            made++;
            if (read.Ids.Count == 0) return new Done(rows, IsMore: false, last);
        }

        return new Done(rows, IsMore: true, last);
    }

    // The log is kept elsewhere: whoever writes the whole chain anew in the database can't make it agree with this.
    [LoggerMessage(4101, LogLevel.Information, "Sealed {Of} up to seal {Number}: {Hash}")]
    private static partial void TellHead(ILogger log, SealedRows of, long number, string hash);

    public sealed record Command;

    private sealed record Done(int Rows, bool IsMore, Seal? Head);
}
