using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Media;

public sealed record NotAPicture()
    : Refusal("media.not_a_picture", "这个文件不是能用的图片，请选手机拍的照片，或 JPG、PNG、WebP 格式的图片");

public sealed record PictureOfTelephone()
    : Refusal(
        "media.heif",
        "这是手机的 HEIC 格式，这里打不开。请在手机“设置—相机—格式”里选“兼容性最佳”再拍，或把照片截图后上传");

public sealed record PictureTooLarge()
    : Refusal(
        "media.too_large",
        $"这张图片太大，最多 {PictureLimits.MostMegabytes} MB。请在手机里把照片改小，或截图后再上传");

public sealed record PictureTooManyPixels(int Width, int Height)
    : Refusal(
        "media.too_many_pixels",
        $"这张图片有 {Width}×{Height} 点，太大了。每边最多 {PictureLimits.MostAlongEdge} 点，请缩小后再上传");

public sealed record PictureBroken()
    : Refusal("media.broken", "这张图片不完整或者坏了，请从相册里重新选一次，或换一张");

public sealed record PictureNotStored()
    : Refusal("media.not_stored", "图片没有存下来，服务器的磁盘可能满了。请稍后再试，还不行就告诉技术员");

/// <summary>The store is another machine, and does not answer in time.</summary>
/// <param name="Cause">In its own words, for whoever mends it; no secret is in it.</param>
public sealed record PictureStoreAway(string Cause)
    : Refusal("media.store_away", $"存图片的地方现在连不上，请过几分钟再试。还不行就告诉技术员：{Cause}");

/// <summary>The store is another machine, and lets us not in, or has no such place.</summary>
/// <param name="Cause">As <see cref="PictureStoreAway"/>.</param>
public sealed record PictureStoreShut(string Cause)
    : Refusal("media.store_shut", $"存图片的地方不让存取。请告诉技术员检查存储桶的设置：{Cause}");

/// <summary>What only staff may see could be read by everybody.</summary>
public sealed record PictureStoreOpen()
    : Refusal("media.store_open", "存储桶是公开的，谁都能看到证照的照片。请技术员把它改成私有");

public sealed record PictureNotFound()
    : Refusal("media.not_found", "没有找到这张图片，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
