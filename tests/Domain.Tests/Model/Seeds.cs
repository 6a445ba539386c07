using System.Globalization;

namespace VillageCloud.Domain.Tests.Model;

/// <summary>Histories by their seeds: the same seed, the same history. <c>VILLAGE_MODEL_SEED</c> plays one again,
/// <c>VILLAGE_MODEL_SEEDS</c> plays as many as one likes.</summary>
internal static class Seeds
{
    private const int Histories = 1_000;
    private const int Steps = 40;

    /// <param name="begin">A new history; what it answers is done at each step, and says in words what it was.</param>
    public static void Play(Func<Random, Func<string>> begin)
    {
        foreach (var seed in All())
        {
            var diary = new List<string>();
            try
            {
                var step = begin(new Random(seed));
                for (var count = 0; count < Steps; count++) diary.Add(step());
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                throw new AssertionException(
                    $"VILLAGE_MODEL_SEED={seed}\n{string.Join('\n', diary)}\nthen {fault.Message}", fault);
            }
        }
    }

    private static IEnumerable<int> All() => Number("VILLAGE_MODEL_SEED") is { } one
        ? [one]
        : Enumerable.Range(1, Number("VILLAGE_MODEL_SEEDS") ?? Histories);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
