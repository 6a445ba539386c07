using System.Diagnostics;
using System.Globalization;

namespace VillageCloud.Features.Tests.Model;

/// <summary>Months of a village in which anything may happen at any time: people, jobs and WeChat in any order,
/// processes that die at any commit and any call, notices that are lost, late or twice. After each step the books hold;
/// once all is calm, everybody has what they are owed. A seed plays one history; <c>VILLAGE_MODEL_SEED</c> plays it
/// again, and <c>VILLAGE_MODEL_SEEDS</c> plays as many as one likes.</summary>
[TestFixture(0), TestFixture(1), TestFixture(2), TestFixture(3)]
public sealed class ModelTests(int part)
{
    private const int Parts = 4;
    private const int Seeds = 200;
    private const int Steps = 40;

    /// <summary>To look at all of the books takes as long as two steps do.</summary>
    private const int StepsBetweenLooks = 4;

    private const int TailOfTheDiary = 100;
    private const int MostFaults = 3;

    [Test]
    public async Task Whatever_happens_the_books_hold_and_everybody_gets_what_they_are_owed()
    {
        var faults = new List<string>();
        foreach (var seed in SeedsOfThisPart())
        {
            if (await FaultOf(seed) is { } fault) faults.Add(fault);
            if (faults.Count == MostFaults) break;
        }

        Assert.That(faults, Is.Empty, string.Join("\n\n", faults));
    }

    private IEnumerable<int> SeedsOfThisPart()
    {
        if (Number("VILLAGE_MODEL_SEED") is { } one) return part == 0 ? [one] : [];
        return Enumerable.Range(1, Number("VILLAGE_MODEL_SEEDS") ?? Seeds).Where(seed => seed % Parts == part);
    }

    /// <summary>Null when all went well.</summary>
    private static async Task<string?> FaultOf(int seed)
    {
        var watch = Stopwatch.StartNew();
        await using var play = await Play.Begin(seed);
        try
        {
            for (var step = 0; step < Steps; step++)
            {
                await play.Step();
                if (step % StepsBetweenLooks == 0) MustHold(await Claims.Broken(play));
            }

            await play.CalmDown();
            MustHold(await new Ending(play).Play());
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var place = fault is BrokenClaimException ? fault.Message : fault.ToString();
            return $"VILLAGE_MODEL_SEED={seed}\n{string.Join('\n', play.Diary.TakeLast(TailOfTheDiary))}\n{place}";
        }

        if (Environment.GetEnvironmentVariable("VILLAGE_MODEL_DIARY") is { Length: > 0 })
            TestContext.Out.WriteLine($"{seed}: {watch.ElapsedMilliseconds} ms\n{string.Join('\n', play.Diary)}");
        return null;
    }

    private static void MustHold(IReadOnlyList<string> broken)
    {
        if (broken.Count > 0) throw new BrokenClaimException(string.Join('\n', broken));
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private sealed class BrokenClaimException(string claims) : Exception(claims);
}
