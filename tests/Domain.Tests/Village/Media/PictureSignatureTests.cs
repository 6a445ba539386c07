using System.Text;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Domain.Tests.Village.Media;

/// <summary>A file is what it begins with, whatever it is called.</summary>
public sealed class PictureSignatureTests
{
    [TestCase("FFD8FFE000104A46", PictureFormat.Jpeg)]
    [TestCase("89504E470D0A1A0A0000000D", PictureFormat.Png)]
    [TestCase("52494646000000005745425056503820", PictureFormat.WebP)]
    [TestCase("0000001C667479706865696300000000", PictureFormat.Heif)]
    [TestCase("0000001C667479706176696600000000", PictureFormat.Heif)]
    [TestCase("0000001C6674797069736F6D00000000", PictureFormat.Unknown)]
    [TestCase("52494646000000005741564500000000", PictureFormat.Unknown)]
    [TestCase("474946383961", PictureFormat.Unknown)]
    [TestCase("FFD8", PictureFormat.Unknown)]
    [TestCase("", PictureFormat.Unknown)]
    public void Its_first_bytes_say_what_it_is(string hex, PictureFormat format) =>
        Assert.That(PictureSignature.Of(Convert.FromHexString(hex)), Is.EqualTo(format));

    [TestCase("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [TestCase("<!DOCTYPE html><img src=x onerror=alert(1)>")]
    [TestCase("%PDF-1.7 and so on")]
    public void What_can_hold_a_script_is_no_picture(string text) =>
        Assert.That(PictureSignature.Of(Encoding.UTF8.GetBytes(text)), Is.EqualTo(PictureFormat.Unknown));

    [TestCase(12_000, 5_000, true)]
    [TestCase(12_000, 5_001, false)]
    [TestCase(12_001, 1, false)]
    [TestCase(1, 20_000, false)]
    [TestCase(int.MaxValue, int.MaxValue, false)]
    public void How_many_pixels_are_taken(int width, int height, bool taken) =>
        Assert.That(PictureLimits.Allow(width, height), Is.EqualTo(taken));
}
