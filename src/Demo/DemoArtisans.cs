using VillageCloud.Domain.Makers.Artisans;

namespace VillageCloud.Demo;

/// <param name="Story">Its sentences.</param>
internal sealed record DemoArtisan(
    int Household, string Name, Figure Figure, string Craft, IReadOnlyList<string> Story);

/// <summary>Eight makers with a name of their own. Each sells through the account of a household.</summary>
internal static class DemoArtisans
{
    public static readonly IReadOnlyList<DemoArtisan> All = DemoFile.Read<DemoArtisan>("artisans");
}
