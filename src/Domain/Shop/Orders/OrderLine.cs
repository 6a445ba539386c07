using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Settlement;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Orders;

/// <summary>What was bought of which household, with the split rule frozen at the sale.</summary>
public sealed class OrderLine : ICooperativeOwned, IVersioned
{
    private OrderLine()
    {
    }

    internal OrderLine(CooperativeId cooperativeId, QuotedLine line)
    {
        CooperativeId = cooperativeId;
        Number = line.Number;
        SkuId = line.SkuId;
        HouseholdId = line.HouseholdId;
        RevenueRuleId = line.RevenueRuleId;
        IsMemberSale = line.IsMemberSale;
        Title = line.Title;
        Quantity = line.Quantity;
        UnitPrice = line.UnitPrice;
        Gross = line.Gross;
        Discount = line.Discount;
        Paid = line.Gross - line.Discount;
        AfterSalesHours = line.AfterSalesHours;
    }

    public OrderLineId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary>1, 2, 3 … within the order: the key for spare fen of the discount.</summary>
    public int Number { get; private set; }

    public SkuId SkuId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public RevenueRuleId RevenueRuleId { get; private set; }

    /// <summary>Whether the household was a member on the day of the sale (art. 41: accounted separately).</summary>
    public bool IsMemberSale { get; private set; }

    public string Title { get; private set; } = "";

    public int Quantity { get; private set; }

    public Money UnitPrice { get; private set; }

    public Money Gross { get; private set; }

    /// <summary>This line's share of the order's discount (money R2).</summary>
    public Money Discount { get; private set; }

    /// <summary>Gross − discount.</summary>
    public Money Paid { get; private set; }

    public int AfterSalesHours { get; private set; }

    /// <summary>The stored deadline; null until the shopper has it.</summary>
    public DateTimeOffset? WindowEndsAt { get; private set; }

    /// <summary>Refunds that await WeChat's final word: while there is one, the line doesn't settle.</summary>
    public int OpenRefunds { get; private set; }

    /// <summary>Reserved by open refunds, so that two of them can't promise the same fen.</summary>
    public Money RefundsInFlight { get; private set; }

    /// <summary>Pieces that open refunds promise not to send.</summary>
    public int PiecesInFlight { get; private set; }

    /// <summary>Pieces that were not sent and are back on the shelf.</summary>
    public int PiecesReturned { get; private set; }

    public Money RefundedBeforeSettlement { get; private set; }

    public Money RefundedAfterSettlement { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>How often this line was posted: the n in the business key <c>settle:{line}:{n}</c>.</summary>
    public int SettlementGeneration { get; private set; }

    public Money PostedHousehold { get; private set; }

    public Money PostedFund { get; private set; }

    public Money PostedPlatform { get; private set; }

    public Money PostedCooperative { get; private set; }

    public int Version { get; private set; }

    public bool IsSettled => SettledAt is not null;

    /// <summary>What the sale is worth after all refunds that came through.</summary>
    public Money Net => Paid - RefundedBeforeSettlement - RefundedAfterSettlement;

    public Money Refundable => Net - RefundsInFlight;

    /// <summary>Pieces that are or were to be sent.</summary>
    public int PiecesLeft => Quantity - PiecesReturned - PiecesInFlight;

    /// <summary>Nothing is sent any more, and yet money is kept: somebody has to give it back.</summary>
    public bool KeepsMoneyForNothing => PiecesLeft == 0 && Refundable > Money.Zero;

    public PartyAmounts Posted => new(PostedHousehold, PostedFund, PostedPlatform, PostedCooperative);

    internal void OpenWindow(DateTimeOffset receivedAt) => WindowEndsAt = receivedAt.AddHours(AfterSalesHours);

    internal void ReserveRefund(RefundParts parts)
    {
        Invariant.Holds(
            !parts.Goods.IsNegative && parts.Goods <= Refundable && parts.Pieces >= 0 && parts.Pieces <= PiecesLeft,
            "no more goes back than is there");
        OpenRefunds++;
        RefundsInFlight += parts.Goods;
        PiecesInFlight += parts.Pieces;
    }

    /// <summary>A final "no": the amount and the pieces are free again.</summary>
    internal void ReleaseRefund(RefundParts parts)
    {
        Invariant.Holds(
            OpenRefunds > 0 && RefundsInFlight >= parts.Goods && PiecesInFlight >= parts.Pieces,
            "a refund is released once");
        OpenRefunds--;
        RefundsInFlight -= parts.Goods;
        PiecesInFlight -= parts.Pieces;
    }

    /// <summary>Pieces that nobody sends are back on the shelf.</summary>
    internal void ReturnPieces(int pieces)
    {
        Invariant.Holds(pieces <= PiecesLeft, "a piece returns once");
        PiecesReturned += pieces;
    }

    /// <summary>A refund came through before settlement: it only lowers what will be split.</summary>
    public void RefundBeforeSettlement(RefundParts parts)
    {
        Invariant.Holds(!IsSettled, "before settlement");
        ReleaseRefund(parts);
        RefundedBeforeSettlement += parts.Goods;
    }

    /// <summary>A refund came through after settlement: target minus posted (money R5), returned to the fen.</summary>
    /// <param name="posted">What the journal says that each party has of this line.</param>
    public PartyShares RefundAfterSettlement(RefundParts parts, RevenueRule rule, PartyShares posted)
    {
        Invariant.Holds(IsSettled, "after settlement");
        ReleaseRefund(parts);
        if (parts.Goods.IsZero) return PartyShares.Zero;
        var delta = DeltaOf(parts.Goods, rule, posted);
        RefundedAfterSettlement += parts.Goods;
        Become(posted + delta);
        return delta;
    }

    /// <summary>What everybody's share would change by; all zero or less, but for a spare fen.</summary>
    public PartyShares DeltaOf(Money goods, RevenueRule rule, PartyShares posted) =>
        RefundDelta.Of(Net, goods, posted, rule).OrThrow();

    /// <summary>Splits the net by the frozen rule (money R3).</summary>
    public PartyShares Settle(RevenueRule rule, DateTimeOffset now)
    {
        Invariant.Holds(
            !IsSettled && OpenRefunds == 0 && WindowEndsAt <= now,
            "settles once, after the window, with no refund open");
        SettledAt = now;
        var shares = rule.Split(Net);
        Become(shares);
        return shares;
    }

    private void Become(PartyShares posted)
    {
        Invariant.Holds(posted.Total == Net, "the parties' amounts add up to the net");
        SettlementGeneration++;
        (PostedHousehold, PostedFund, PostedPlatform, PostedCooperative) = PartyAmounts.Of(posted);
    }
}
