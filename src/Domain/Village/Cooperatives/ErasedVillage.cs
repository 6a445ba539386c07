using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Cooperatives;

/// <summary>What is left of a village that was erased: that it was, who decided it, and which copy of its books was at
/// hand. It belongs to the installation.</summary>
public sealed class ErasedVillage
{
    /// <summary>Of whoever decided it.</summary>
    public const int LongestName = 40;

    private ErasedVillage()
    {
    }

    /// <param name="decider">A person's name, as the operator was told.</param>
    /// <param name="export">SHA-256 of the manifest of its export, small hex; null for a village that never traded.
    /// </param>
    public ErasedVillage(Cooperative village, string decider, string? export, DateTimeOffset now)
    {
        FormerId = village.Id;
        Village = village.Village;
        Name = village.Name;
        Decider = decider;
        Export = export;
        ErasedAt = now;
    }

    public long Id { get; private set; }

    /// <summary>What its rows were known by.</summary>
    public CooperativeId FormerId { get; private set; }

    /// <summary>The slug. It may be founded anew, and be erased again.</summary>
    public string Village { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Decider { get; private set; } = "";

    public string? Export { get; private set; }

    public DateTimeOffset ErasedAt { get; private set; }
}
