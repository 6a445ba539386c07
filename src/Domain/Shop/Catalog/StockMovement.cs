using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Domain.Shop.Catalog;

public enum StockReason
{
    /// <summary>On the shelf when the size was made.</summary>
    Opening,

    /// <summary>Taken by an order that was placed, paid or not.</summary>
    Sold,

    /// <summary>Back from an order that nobody paid.</summary>
    OrderClosed,

    /// <summary>Back from an order that was refunded before it was sent.</summary>
    Refunded,

    /// <summary>Brought in, spoiled or found by staff.</summary>
    Counted,
}

/// <summary>Why a stock is another one now: so many pieces more or less, for which document. Written together with the
/// stock and never changed; what they add up to is the stock (money I14).</summary>
public sealed class StockMovement : ICooperativeOwned
{
    public const int LongestNote = 64;

    private StockMovement()
    {
    }

    private StockMovement(
        CooperativeId cooperativeId, PiecesOfSku moved, StockReason reason, string? document, DateTimeOffset now)
    {
        Invariant.Holds(moved.Pieces != 0, "a movement moves something");
        CooperativeId = cooperativeId;
        SkuId = moved.SkuId;
        Pieces = moved.Pieces;
        Reason = reason;
        Document = document;
        At = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public SkuId SkuId { get; private set; }

    /// <summary>Positive onto the shelf, negative off it.</summary>
    public int Pieces { get; private set; }

    public StockReason Reason { get; private set; }

    /// <summary>The number of the order or of the refund; null where there is none.</summary>
    public string? Document { get; private set; }

    /// <summary>Who counted; null where nobody of the staff did it.</summary>
    public StaffId? StaffId { get; private set; }

    /// <summary>What they wrote to it.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <param name="sold">How many pieces, positive.</param>
    public static StockMovement Sold(
        CooperativeId cooperativeId, PiecesOfSku sold, string orderNumber, DateTimeOffset now) =>
        new(cooperativeId, sold with { Pieces = -sold.Pieces }, StockReason.Sold, orderNumber, now);

    public static StockMovement OrderClosed(
        CooperativeId cooperativeId, PiecesOfSku back, string orderNumber, DateTimeOffset now) =>
        new(cooperativeId, back, StockReason.OrderClosed, orderNumber, now);

    public static StockMovement Refunded(
        CooperativeId cooperativeId, PiecesOfSku back, string outRefundNo, DateTimeOffset now) =>
        new(cooperativeId, back, StockReason.Refunded, outRefundNo, now);

    /// <param name="change">Positive or negative, as the person wrote it.</param>
    public static StockMovement Counted(
        CooperativeId cooperativeId, PiecesOfSku change, StaffId by, string? note, DateTimeOffset now) =>
        new(cooperativeId, change, StockReason.Counted, document: null, now)
        {
            StaffId = by, Note = note?.AtMost(LongestNote),
        };

    /// <summary>Of a size that is only being made: the database gives it its id, and this row too.</summary>
    internal static StockMovement Opening(CooperativeId cooperativeId, int pieces, DateTimeOffset now) =>
        new(cooperativeId, new(default, pieces), StockReason.Opening, document: null, now);
}
