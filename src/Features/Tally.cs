using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features;

/// <summary>What a job did: how many items came through, how many are left for next time, and why.</summary>
public sealed record Tally(int Done, int Left, IReadOnlyList<string> Problems)
{
    /// <summary>Left for next time as it should be: counted, with nothing to tell.</summary>
    public const string AsExpected = "";

    private const int ProblemsKept = 20;

    /// <summary>Takes the items one by one: a bad one is counted and told, and never stops the others.</summary>
    /// <param name="act">Returns null when done, or in words why the item is left for next time
    /// (<see cref="AsExpected"/> when that is no trouble).</param>
    public static async Task<Tally> Of<T>(IEnumerable<T> items, Func<T, Task<string?>> act)
    {
        var done = 0;
        var left = 0;
        var problems = new List<string>();
        foreach (var item in items)
        {
            var problem = await ProblemOf(() => act(item));
            if (problem is null) done++;
            else left++;
            if (problem is not (null or AsExpected) && problems.Count < ProblemsKept)
                problems.Add($"{item}: {problem}");
        }

        return new(done, left, problems);
    }

    /// <summary>What the action said, or the trouble that it ran into.</summary>
    public static async Task<string?> ProblemOf(Func<Task<string?>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception trouble) when (IsTrouble(trouble))
        {
            return trouble.GetType().Name;
        }
    }

    /// <summary>The outside world, a lost race too many, a payload that can't be read, or a broken invariant: this
    /// item's trouble, nobody else's.</summary>
    public static bool IsTrouble(Exception exception) =>
        exception is DbException or DbUpdateException or HttpRequestException or IOException or TimeoutException
            or JsonException or InvariantBrokenException or RefusedException;
}
