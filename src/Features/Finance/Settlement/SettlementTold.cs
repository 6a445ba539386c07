using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>A settlement as it is told to people and kept as an answer.</summary>
/// <param name="Total">All that leaves 待结算货款.</param>
public sealed record SettlementTold(int Lines, Money Total, Money Freight, NamedShares Parts)
{
    public static SettlementTold Of(SettlementSum sum) =>
        new(sum.Lines, sum.Total, sum.Freight, NamedShares.Of(sum.Parts));
}
