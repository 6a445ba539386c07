using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Domain.Finance.Settlement;

/// <summary>One posting of a line: the first split (generation 1) or the delta of a later refund. The sum of these is
/// the household's transaction volume (money R6), and what its statement explains. Append-only.</summary>
public sealed class LineSettlement : ICooperativeOwned
{
    private LineSettlement()
    {
    }

    public LineSettlement(
        OrderLine line, PeriodId periodId, Money net, PartyShares shares, string? outRefundNo, DateTimeOffset now)
    {
        CooperativeId = line.CooperativeId;
        LineId = line.Id;
        HouseholdId = line.HouseholdId;
        RevenueRuleId = line.RevenueRuleId;
        IsMemberSale = line.IsMemberSale;
        Generation = line.SettlementGeneration;
        PeriodId = periodId;
        Net = net;
        (Household, Fund, Platform, Cooperative) = PartyAmounts.Of(shares);
        OutRefundNo = outRefundNo;
        At = now;
        Invariant.Holds(shares.Total == net, "the parties' amounts add up to the net");
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public OrderLineId LineId { get; private set; }

    public int Generation { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public RevenueRuleId RevenueRuleId { get; private set; }

    public bool IsMemberSale { get; private set; }

    public PeriodId PeriodId { get; private set; }

    /// <summary>What this posting adds to the volume; negative for a refund.</summary>
    public Money Net { get; private set; }

    public Money Household { get; private set; }

    public Money Fund { get; private set; }

    public Money Platform { get; private set; }

    public Money Cooperative { get; private set; }

    public string? OutRefundNo { get; private set; }

    public DateTimeOffset At { get; private set; }
}
