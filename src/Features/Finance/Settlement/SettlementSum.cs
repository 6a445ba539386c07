using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>What one settlement gives to whom.</summary>
/// <param name="Freights">Orders whose freight goes to the platform.</param>
public sealed record SettlementSum(int Lines, PartyShares Parts, int Freights, Money Freight)
{
    public static readonly SettlementSum Nothing = new(0, PartyShares.Zero, 0, Money.Zero);

    /// <summary>What was split among its parties, without freight.</summary>
    public Money Net => Parts.Total;

    /// <summary>All that leaves 待结算货款.</summary>
    public Money Total => Net + Freight;

    public int Sales => Lines + Freights;

    public static SettlementSum operator +(SettlementSum a, SettlementSum b) =>
        new(a.Lines + b.Lines, a.Parts + b.Parts, a.Freights + b.Freights, a.Freight + b.Freight);

    internal SettlementSum And(Sale sale, PartyShares parts) => sale.Kind switch
    {
        SaleKind.Goods => this with { Lines = Lines + 1, Parts = Parts + parts },
        SaleKind.Freight => this with { Freights = Freights + 1, Freight = Freight + parts.Total },
    };
}
