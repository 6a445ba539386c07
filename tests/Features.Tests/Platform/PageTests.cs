using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Tests.Platform;

/// <summary>Whatever page somebody asks for: beyond the end there is nothing, and no error.</summary>
public sealed class PageTests
{
    private static readonly int[] Numbers = [int.MinValue, -1, 0, 1, 2, 3, 107_374_183, int.MaxValue];
    private static readonly int[] Sizes = [int.MinValue, 0, 1, 2, 20, 1_000, int.MaxValue];

    [Test]
    public void Every_number_and_size_is_a_page()
    {
        int[] rows = [10, 20, 30];
        foreach (var number in Numbers)
        {
            foreach (var size in Sizes)
            {
                var page = rows.PageOf(new PageQuery(number, size));

                var take = Math.Clamp(size, 1, 1_000);
                var wanted = rows.Skip((int)Math.Min((Math.Max(number, 1) - 1L) * take, 3)).Take(take);
                Assert.That(page.Rows, Is.EqualTo(wanted), $"{number} of {size}");
                Assert.That(page.Total, Is.EqualTo(3));
            }
        }
    }
}
