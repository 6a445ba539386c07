using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Village.Cooperatives;

/// <summary>What an area brings to a village's first day: a village can't know of people and of money, which know of
/// it. Inside the unit of work that founds it, with the village in scope.</summary>
public interface IFoundingPart
{
    Outcome Bring(Founding founding);
}

/// <param name="Founder">As typed.</param>
public sealed record Founding(string Founder, DateTimeOffset Now);
