using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Media;

/// <summary>A picture that somebody of the village uploaded, as it was made for showing. Its bytes lie in the
/// <see cref="IMediaStore"/>; the row says that the village has it, and what is shown refers to the row.</summary>
public sealed class Picture : ICooperativeOwned
{
    private Picture()
    {
    }

    public Picture(
        CooperativeId cooperativeId, StaffId by, PictureFacts facts, PictureAudience audience, DateTimeOffset now)
    {
        Invariant.Holds(PictureKey.IsOne(facts.Key), "a picture is named by its content");
        CooperativeId = cooperativeId;
        UploadedBy = by;
        Key = facts.Key;
        Audience = audience;
        Width = facts.Width;
        Height = facts.Height;
        UploadedAt = now;
    }

    public PictureId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>What its address is made of: the SHA-256 of its largest size.</summary>
    public string Key { get; private set; } = "";

    public PictureAudience Audience { get; private set; }

    /// <summary>Of its largest size, in pixels.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    public StaffId UploadedBy { get; private set; }

    /// <summary>When it was uploaded last: for a day after that it may wait for whatever will show it.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    public void UploadAgain(DateTimeOffset now) => UploadedAt = now;
}

/// <param name="Key">As <see cref="Picture.Key"/>.</param>
public sealed record PictureFacts(string Key, int Width, int Height);

/// <summary>The name that a picture has by its content: an address with it never shows anything else.</summary>
public static class PictureKey
{
    public const int Length = 64;

    public static bool IsOne(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}
