namespace VillageCloud.Domain.People.Households;

/// <summary>Who shall be a household of their own, and what they take along.</summary>
/// <param name="Day">From which they are.</param>
/// <param name="Number">Of the new household on the village's register.</param>
/// <param name="People">Of the old one's; the first is paid.</param>
/// <param name="Capital">A part of what the old one has.</param>
public sealed record SplitWish(
    DateOnly Day, int Number, string Name, IReadOnlyList<long> People, CapitalHolding Capital);
