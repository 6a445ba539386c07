using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Splits every sale whose after-sales window is over; the freight of finished orders goes to the platform.
/// Safe to run twice or by two workers: the unique keys of posting and entry let one of them win.</summary>
public sealed class SettleDueSales(VillageDb db, UnitOfWork work, Books books, Worklist list, TimeProvider clock)
{
    // More than that isn't the trouble of single sales.
    private const int MostProblems = 20;

    private readonly DueSales due = new(db, books, list, clock);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var problems = new List<string>();
        var settled = await InChunks(command.Max, problems, ct);
        if (settled.IsRefused) return settled.Map(Result.Of);
        await ForgetSettled(ct);
        return Result.Of(settled.Value) with { Problems = problems };
    }

    /// <summary>What is due, in one go: the body that a preview rolls back and a hand on the button keeps. Works inside
    /// a unit of work.</summary>
    internal Task<Outcome<SettlementSum>> SettleInOneGo(int max, CancellationToken ct) => due.Settle(max, ct);

    /// <summary>Chunk by chunk. One that runs into trouble is halved until what is wrong stands alone: that one is
    /// counted and postponed, and the rest goes on.</summary>
    private async Task<Outcome<SettlementSum>> InChunks(int max, List<string> problems, CancellationToken ct)
    {
        var sum = SettlementSum.Nothing;
        var size = DueSales.Chunk;
        for (var left = max; left > 0;)
        {
            var most = Math.Min(size, left);
            var chunk = new Outcome<SettlementSum>(SettlementSum.Nothing);
            var trouble = await Tally.ProblemOf(
                async () =>
                {
                    chunk = await work.Do(() => due.Settle(most, ct), ct);
                    return null;
                },
                ct);
            if (chunk.IsRefused) return chunk;
            if (trouble is not null && most > 1) size = most / 2;
            else if (trouble is not null)
            {
                if (await due.First(ct) is not { } number) break;
                await list.Note(DueSales.List, number, trouble, ct);
                problems.Add($"{number}: {trouble}");
                if (problems.Count >= MostProblems) break;
                size = DueSales.Chunk;
            }
            else
            {
                sum += chunk.Value;
                left -= chunk.Value.Sales;
                if (chunk.Value.Sales < most) break;
            }
        }

        return sum;
    }

    private async Task ForgetSettled(CancellationToken ct)
    {
        foreach (var number in await list.Troubled(DueSales.List, ct))
            if (!await due.IsOpen(number, ct)) await list.Forget(DueSales.List, number, ct);
    }

    /// <param name="Max">At most so many sales a run; the next run goes on.</param>
    public sealed record Command(int Max = 100_000);

    /// <param name="Net">What was split among the four parties, without freight.</param>
    public sealed record Result(int Lines, Money Net)
    {
        /// <summary>What was left for next time, and why.</summary>
        public IReadOnlyList<string> Problems { get; init; } = [];

        internal static Result Of(SettlementSum sum) => new(sum.Lines, sum.Net);
    }
}
