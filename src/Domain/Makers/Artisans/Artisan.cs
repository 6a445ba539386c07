using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Makers.Artisans;

/// <summary>How a maker is drawn while there is no photograph that they agreed to.</summary>
public enum Figure
{
    Woman,
    Man,
}

/// <summary>能工巧匠: a maker with a name of their own; sells through a household's account.</summary>
public sealed class Artisan : ICooperativeOwned
{
    private Artisan()
    {
    }

    public Artisan(
        CooperativeId cooperativeId, HouseholdId householdId, string name, Figure figure, string craft, string story)
    {
        CooperativeId = cooperativeId;
        HouseholdId = householdId;
        Name = name;
        Figure = figure;
        Craft = craft;
        Story = story;
    }

    public ArtisanId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public string Name { get; private set; } = "";

    public Figure Figure { get; private set; }

    public string Craft { get; private set; } = "";

    public string Story { get; private set; } = "";
}
