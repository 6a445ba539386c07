using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Finance.Dividends;

/// <summary>What the members had agreed on when a plan was drafted. What they agree on later is for later plans: one
/// that people can already read keeps its figures and its days.</summary>
public sealed record PlanTerms
{
    /// <summary>公积金 of the surplus, basis points.</summary>
    public required int ReserveBp { get; init; }

    /// <summary>Returned by transaction volume, basis points of what is distributable.</summary>
    public required int PatronageBp { get; init; }

    public required Money MinimumPayout { get; init; }

    /// <summary>公示, in days.</summary>
    public required int DisclosureDays { get; init; }

    /// <summary>Not approved before the members' assembly agreed to it.</summary>
    public required bool ResolutionRequired { get; init; }

    public SurplusRules Rules => new(ReserveBp, PatronageBp, MinimumPayout);

    public static PlanTerms Of(CooperativeTerms terms) => new()
    {
        ReserveBp = terms.ReserveBp,
        PatronageBp = terms.PatronageBp,
        MinimumPayout = terms.MinimumPayout,
        DisclosureDays = terms.DisclosureDays,
        ResolutionRequired = terms.ResolutionRequired,
    };
}
