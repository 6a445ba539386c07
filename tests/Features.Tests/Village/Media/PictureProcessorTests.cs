using System.Diagnostics;
using System.Text;
using NetVips;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Pictures;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Media;

/// <summary>What becomes of an upload, and what is sent back with a word.</summary>
public sealed class PictureProcessorTests
{
    private readonly VipsPictures pictures = new();

    [OneTimeTearDown]
    public void End() => pictures.Dispose();

    [Test]
    public async Task A_photograph_stands_upright_and_tells_no_place()
    {
        var photo = Photos.OnItsSide(1_200, 800);
        Assert.That(Encoding.Latin1.GetString(photo), Does.Contain("PlaceTeller"), "it was in there");

        var made = (await Process(photo)).OrThrow();

        Assert.That((made.Facts.Width, made.Facts.Height), Is.EqualTo((800, 1_200)));
        foreach (var file in made.Sizes.Values)
        {
            using var shown = Image.WebploadBuffer(file);
            Assert.That(Encoding.Latin1.GetString(file), Does.Not.Contain("PlaceTeller"));
            Assert.That(shown.GetFields(), Has.None.StartsWith("exif").And.None.StartsWith("xmp"));
        }
    }

    [Test]
    public async Task Three_sizes_are_made_and_none_is_larger_than_what_came()
    {
        var large = (await Process(Photos.Jpeg(2_000, 1_000))).OrThrow();
        var small = (await Process(Photos.Png(200, 100))).OrThrow();

        Assert.That(
            large.Sizes.Select(static one => (one.Key, WidthOf(one.Value))), Is.EquivalentTo(new[]
            {
                (PictureSize.Large, 1_600), (PictureSize.Medium, 800), (PictureSize.Small, 320),
            }));
        Assert.That(small.Sizes.Values.Select(WidthOf), Is.All.EqualTo(200));
        Assert.That(PictureKey.IsOne(large.Facts.Key));
    }

    [Test]
    public async Task What_hangs_on_behind_a_picture_is_gone()
    {
        byte[] polyglot = [.. Photos.Jpeg(400, 300), .. "<script>alert(document.domain)</script>PK\u0003\u0004"u8];

        var made = (await Process(polyglot)).OrThrow();

        Assert.That(
            made.Sizes.Values.Select(Encoding.Latin1.GetString),
            Has.None.Contains("script").And.None.Contains("PK\u0003"));
    }

    private static IEnumerable<TestCaseData> Bad()
    {
        var photo = Photos.Jpeg(1_200, 900);
        var png = Photos.Png(900, 900);
        yield return Case("fifty_megabytes", [.. photo, .. new byte[50 * 1024 * 1024]], "media.too_large");
        yield return Case("a_bomb", Photos.Bomb(30_000, 30_000), "media.too_many_pixels");
        yield return Case("as_wide_as_an_int", Photos.Bomb(int.MaxValue, int.MaxValue), null);
        yield return Case("twenty_thousand_wide", Photos.Png(20_000, 8), "media.too_many_pixels");
        yield return Case("half_a_photograph", photo[..(photo.Length / 2)], "media.broken");
        yield return Case("half_a_png", png[..(png.Length / 2)], "media.broken");
        yield return Case("only_a_beginning", photo[..20], "media.broken");
        yield return Case("nothing", [], "media.not_a_picture");
        yield return Case("a_drawing_with_a_script", "<svg onload='alert(1)'/>"u8.ToArray(), "media.not_a_picture");
        yield return Case("a_page", "<html>GIF89a"u8.ToArray(), "media.not_a_picture");
        yield return Case("a_telephones_own", Convert.FromHexString("0000001C667479706865696300000000"), "media.heif");
    }

    /// <param name="code">Null where any refusal will do.</param>
    [TestCaseSource(nameof(Bad))]
    public async Task What_cannot_be_shown_is_refused(byte[] upload, string? code)
    {
        var made = await Process(upload);

        Assert.That(made.IsRefused);
        if (code is not null) Assert.That(made.Refusal!.Code, Is.EqualTo(code));
        Assert.That(made.Refusal!.Sentence, Does.Match("请|最多"), "it says what to do");
    }

    /// <summary>How long it takes is written down and not claimed: other work runs beside a test.</summary>
    [Test]
    public async Task A_photograph_of_twelve_megapixels_is_made()
    {
        var photo = Photos.Jpeg(4_000, 3_000);
        _ = (await Process(Photos.Png(100, 100))).OrThrow();
        var clock = Stopwatch.StartNew();

        var made = (await Process(photo)).OrThrow();

        await TestContext.Out.WriteLineAsync(
            $"12 MP, {photo.Length / 1024} KB in, {made.Sizes.Values.Sum(static one => one.Length) / 1024} KB out: "
            + $"{clock.ElapsedMilliseconds} ms");
        Assert.That((made.Facts.Width, made.Facts.Height), Is.EqualTo((1_600, 1_200)));
    }

    private Task<Outcome<ProcessedPicture>> Process(byte[] upload) => pictures.Process(upload, CancellationToken.None);

    private static int WidthOf(byte[] file)
    {
        using var image = Image.WebploadBuffer(file);
        return image.Width;
    }

    private static TestCaseData Case(string name, byte[] upload, string? code) =>
        new TestCaseData(upload, code).SetArgDisplayNames(name);
}
