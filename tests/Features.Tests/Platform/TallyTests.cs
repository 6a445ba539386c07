using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Tests.Platform;

public sealed class TallyTests
{
    [Test]
    public async Task A_run_that_was_long_enough_begins_nothing_more_and_counts_it_as_left_with_nothing_to_tell()
    {
        var begun = new List<int>();

        var cut = await Tally.Of([1, 2, 3], Take, default, TimeSpan.Zero);
        var whole = await Tally.Of([4, 5], Take, default, Tally.LongestRun);
        var unlimited = await Tally.Of([6], Take, default);

        Assert.That((cut.Done, cut.Left, cut.Problems), Is.EqualTo((0, 3, Array.Empty<string>())));
        Assert.That((whole.Done, unlimited.Done), Is.EqualTo((2, 1)));
        Assert.That(begun, Is.EqualTo(new[] { 4, 5, 6 }));

        Task<string?> Take(int item)
        {
            begun.Add(item);
            return Task.FromResult<string?>(null);
        }
    }
}
