using VillageCloud.Domain.Finance.Sales;
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

    /// <summary>Frozen at the sale: a later change of the product never moves its window.</summary>
    public int AfterSalesHours { get; private set; }

    /// <summary>Pieces that open refunds promise not to send.</summary>
    public int PiecesInFlight { get; private set; }

    /// <summary>Pieces that were not sent and are back on the shelf.</summary>
    public int PiecesReturned { get; private set; }

    public int Version { get; private set; }

    /// <summary>Pieces that are or were to be sent.</summary>
    public int PiecesLeft => Quantity - PiecesReturned - PiecesInFlight;

    /// <summary>As the sale that its payment opens.</summary>
    internal SoldGoods AsSold() =>
        new(Number, Title, Quantity, Gross, Discount, HouseholdId, RevenueRuleId, IsMemberSale);

    internal void ReservePieces(int pieces)
    {
        Invariant.Holds(pieces >= 0 && pieces <= PiecesLeft, "no more is held back than is there");
        PiecesInFlight += pieces;
    }

    /// <summary>They are to be sent again, or returned for good.</summary>
    internal void ReleasePieces(int pieces)
    {
        Invariant.Holds(PiecesInFlight >= pieces, "pieces are released once");
        PiecesInFlight -= pieces;
    }

    /// <summary>Pieces that nobody sends are back on the shelf.</summary>
    internal void ReturnPieces(int pieces)
    {
        Invariant.Holds(pieces <= PiecesLeft, "a piece returns once");
        PiecesReturned += pieces;
    }
}
