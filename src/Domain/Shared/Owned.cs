namespace VillageCloud.Domain.Shared;

/// <summary>Belongs to one cooperative. Every query is scoped by it: one installation serves many villages.</summary>
public interface ICooperativeOwned
{
    CooperativeId CooperativeId { get; }
}

/// <summary>Guarded by an optimistic version: the second of two concurrent writers is turned away.</summary>
public interface IVersioned
{
    int Version { get; }
}
