using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform.Tables;

internal static class BadRows
{
    private const int Longest = 40;

    /// <summary>With no more of what stands there than is needed to find it.</summary>
    public static BadRow Of(int line, string heading, string text, string why) =>
        new(line, heading, text.AtMost(Longest), why);
}
