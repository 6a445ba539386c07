using System.Diagnostics;

namespace VillageCloud.Features.Platform;

/// <summary>What a job did: how many items came through, how many are left for next time, and why.</summary>
public sealed record Tally(int Done, int Left, IReadOnlyList<string> Problems)
{
    /// <summary>Left for next time as it should be: counted, with nothing to tell.</summary>
    public const string AsExpected = "";

    private const int ProblemsKept = 20;

    /// <summary>So long a run may go on with its list, while each question to somebody who doesn't answer takes ten
    /// seconds: other lists and other villages wait for the same workers.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    /// <summary>Takes the items one by one: a bad one is counted and told, and never stops the others.</summary>
    /// <param name="act">Returns null when done, or in words why the item is left for next time
    /// (<see cref="AsExpected"/> when that is no trouble).</param>
    /// <param name="longest">After so long no further item is begun: they are left, with nothing to tell.</param>
    public static async Task<Tally> Of<T>(
        IEnumerable<T> items, Func<T, Task<string?>> act, CancellationToken ct, TimeSpan? longest = null)
    {
        var started = Stopwatch.GetTimestamp();
        var done = 0;
        var left = 0;
        var problems = new List<string>();
        foreach (var item in items)
        {
            ct.ThrowIfCancellationRequested();
            if (longest is { } most && Stopwatch.GetElapsedTime(started) >= most)
            {
                left++;
                continue;
            }

            var problem = await ProblemOf(() => act(item), ct);
            if (problem is null) done++;
            else left++;
            if (problem is not (null or AsExpected) && problems.Count < ProblemsKept)
                problems.Add($"{item}: {problem}");
        }

        return new(done, left, problems);
    }

    /// <summary>What the action said, or the kind of trouble that it ran into.</summary>
    /// <remarks>The one place that takes every exception for what it is: this item's trouble. A list of those that we
    /// thought of let one poisonous message stop all behind it. Whoever calls this counts, postpones and tells
    /// it.</remarks>
    /// <param name="ct">What we ourselves cancel by; a timeout of somebody else's is trouble.</param>
    public static async Task<string?> ProblemOf(Func<Task<string?>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (Exception trouble) when (IsTrouble(trouble, ct))
        {
            return trouble.GetType().Name;
        }
    }

    private static bool IsTrouble(Exception exception, CancellationToken ct) => exception switch
    {
        OperationCanceledException => !ct.IsCancellationRequested,
        OutOfMemoryException or AccessViolationException or StackOverflowException => false,
        _ => true,
    };
}
