using VillageCloud.Domain.Shared;

namespace VillageCloud.Data;

/// <summary>The village that this scope works for. Set once, at the edge, before the first query.</summary>
public sealed class Tenant
{
    private CooperativeId? id;
    private string? village;

    public bool IsSet => id is not null;

    /// <summary>Zero before it is set: then every filtered query is empty.</summary>
    public CooperativeId Id => id ?? default;

    /// <summary>The slug.</summary>
    public string Village => village ?? throw new InvariantBrokenException("no village in scope");

    public void Become(CooperativeId cooperativeId, string slug)
    {
        Invariant.Holds(id is null || id == cooperativeId, "a scope works for one village");
        id = cooperativeId;
        village = slug;
    }
}
