using VillageCloud.Admin.SignIn.Pictures;

namespace VillageCloud.Admin.Tests.SignIn;

/// <summary>What a camera reads. The square, and longer ones of each kind of version, were read back by a reader of
/// another maker before this one was written down.</summary>
public sealed class QrSquareTests
{
    private const string Otpauth =
        """
        #######..##.#.#######
        #.....#.####..#.....#
        #.###.#.......#.###.#
        #.###.#..#.#..#.###.#
        #.###.#.##..#.#.###.#
        #.....#...#.#.#.....#
        #######.#.#.#.#######
        ..........###........
        #.#.#.#...##....#..#.
        ###....#.##...##....#
        .#....##..#.#...#.###
        .#####.###....##....#
        ...#.###..#.#.#..#.#.
        ........##.#.#.###.##
        #######..###.####.###
        #.....#...####.#....#
        #.###.#.#.##.####..##
        #.###.#...#...#.##.#.
        #.###.#.#...#..####.#
        #.....#..#....#....#.
        #######.#...#.####.##
        """;

    [Test]
    public void A_short_text_looks_as_it_was_read_back() =>
        Assert.That(Drawn(QrSquare.Of("otpauth")), Is.EqualTo(Otpauth));

    [TestCase(14, 21)]
    [TestCase(15, 25)]
    [TestCase(180, 53)]
    [TestCase(181, 57)]
    [TestCase(213, 57)]
    [TestCase(331, 69)]
    [TestCase(666, 97)]
    public void It_grows_with_the_text_as_the_standard_says(int bytes, int size) =>
        Assert.That(QrSquare.Of(new string('a', bytes)).Size, Is.EqualTo(size));

    private static string Drawn(QrSquare square) => string.Join('\n', Enumerable.Range(0, square.Size).Select(y =>
        string.Concat(Enumerable.Range(0, square.Size).Select(x => square[x, y] ? '#' : '.'))));
}
