namespace VillageCloud.Domain.Village.Media;

/// <summary>What one upload may be. A telephone's photograph fits; what would take the server's memory doesn't.
/// </summary>
public static class PictureLimits
{
    public const int MostMegabytes = 12;

    public const int MostBytes = MostMegabytes * 1024 * 1024;

    /// <summary>Pixels along either edge.</summary>
    public const int MostAlongEdge = 12_000;

    public const int MostPixels = 60_000_000;

    public static bool Allow(int width, int height) =>
        width <= MostAlongEdge && height <= MostAlongEdge && (long)width * height <= MostPixels;
}

/// <summary>How large a picture is shown; its value is the longest edge in pixels that it then has.</summary>
public enum PictureSize
{
    /// <summary>In a list.</summary>
    Small = 320,

    /// <summary>On a card.</summary>
    Medium = 800,

    /// <summary>Across the screen.</summary>
    Large = 1600,
}
