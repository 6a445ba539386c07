using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Media;

/// <summary>How a store names a size of a picture: <c>village/ab/abcd…-large.webp</c>, and
/// <c>village/staff/ab/abcd…-large.webp</c> what only staff see. The same in every store, so that files are carried
/// from one to another as they are.</summary>
public static class PicturePath
{
    private const string ForStaff = "staff";
    private const int FirstLetters = 2;

    /// <summary>With a slash at its end: no other village's begin with it.</summary>
    public static string Of(string village)
    {
        Invariant.Holds(
            village.Length > 0 && village.All(static one => char.IsAsciiLetterOrDigit(one) || one == '-'),
            "a path is made of a slug and of nothing that somebody wrote");
        return $"{village}/";
    }

    /// <summary>What the names of all its sizes begin with.</summary>
    public static string Of(PicturePlace place)
    {
        Invariant.Holds(PictureKey.IsOne(place.Key), "a path is made of a key and of nothing that somebody wrote");
        var audience = place.Audience == PictureAudience.Staff ? $"{ForStaff}/" : "";
        return $"{Of(place.Village)}{audience}{place.Key[..FirstLetters]}/{place.Key}";
    }

    public static string Of(PicturePlace place, PictureSize size) =>
        $"{Of(place)}-{size.ToString().ToLowerInvariant()}.webp";

    /// <summary>Whose file it is, also one that was never finished; null where it is none of a picture.</summary>
    public static PicturePlace? Read(string path)
    {
        var parts = path.Split('/');
        if (parts is not ([_, { Length: FirstLetters }, _] or [_, ForStaff, { Length: FirstLetters }, _])) return null;
        var name = parts[^1];
        if (name.Length <= PictureKey.Length || !PictureKey.IsOne(name[..PictureKey.Length])) return null;
        return new(
            parts[0], parts.Length == 3 ? PictureAudience.Everybody : PictureAudience.Staff, name[..PictureKey.Length]);
    }
}
