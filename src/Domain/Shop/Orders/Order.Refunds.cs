using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Orders;

/// <summary>Giving back, and when nothing is left of an order.</summary>
/// <remarks>Every refund changes the order's own row, when it is asked for and when it ends: whoever decides
/// something about the whole order at the same moment (the last line's freight, shipping) loses the race and looks
/// again.</remarks>
public sealed partial class Order
{
    /// <summary>Refunds without a final word.</summary>
    public int OpenRefunds { get; private set; }

    /// <summary>All that is back with the shopper, the freight included.</summary>
    public Money Refunded { get; private set; }

    public Money FreightRefunded { get; private set; }

    /// <summary>Reserved by an open refund.</summary>
    public Money FreightInFlight { get; private set; }

    /// <summary>What of the freight is the platform's, or will be.</summary>
    public Money FreightNet => Freight - FreightRefunded;

    public Money FreightRefundable => FreightNet - FreightInFlight;

    private bool IsUnshipped => Status == OrderStatus.Paid;

    /// <summary>Every line's money is back or on its way back.</summary>
    public bool LeavesNothing => lines.TrueForAll(line => line.Refundable.IsZero);

    /// <summary>Reserves what goes back of a line. Before shipping the freight goes with the last fen of the last line,
    /// because nothing is carried; after shipping it was earned, and goes back only when that is asked for.</summary>
    public Outcome<RefundParts> ReserveRefund(OrderLine line, RefundWish wish)
    {
        if (Status is not (OrderStatus.Paid or OrderStatus.Shipped or OrderStatus.Completed))
            return new OrderNotInState(Number, Status);
        if (wish.Goods.IsNegative) return new RefundAmountInvalid();
        if (wish.Goods > line.Refundable) return new RefundTooLarge(line.Refundable);
        var pieces = PiecesOf(line, wish);
        if (pieces.Refusal is { } refusal) return refusal;
        var freight = FreightOf(line, wish);
        if (wish.WithFreight && !IsUnshipped && freight.IsZero) return new FreightRefundedAlready();
        var parts = new RefundParts(wish.Goods, freight, pieces.Value);
        if (parts.Total.IsZero) return new RefundAmountInvalid();
        line.ReserveRefund(parts);
        FreightInFlight += freight;
        OpenRefunds++;
        return parts;
    }

    /// <summary>Whether what was reserved may still be sent: while it waited, another refund may have been declined,
    /// and then there is something to ship again.</summary>
    public Outcome StandBy(RefundParts parts) =>
        IsUnshipped && parts.Freight > Money.Zero && !LeavesNothing ? new FreightNoLongerDue() : Outcome.Done;

    /// <summary>A final "no".</summary>
    public void ReleaseRefund(OrderLine line, RefundParts parts)
    {
        line.ReleaseRefund(parts);
        EndRefund(parts);
    }

    /// <summary>The money is back with the shopper. When nothing is left to pay for, the order is over.</summary>
    /// <returns>What returns to the shelf: what this refund kept from being sent, and, when an order ends that was
    /// never shipped, all the rest of it.</returns>
    public IReadOnlyList<PiecesOfSku> CompleteRefund(OrderLine line, RefundParts parts, DateTimeOffset now)
    {
        EndRefund(parts);
        FreightRefunded += parts.Freight;
        Refunded += parts.Total;
        List<PiecesOfSku> shelf = [];
        Return(line, parts.Pieces, shelf);
        if (Refunded != Total || Status is not (OrderStatus.Paid or OrderStatus.Shipped)) return shelf;
        if (IsUnshipped)
        {
            foreach (var one in lines) Return(one, one.PiecesLeft, shelf);
        }

        ClosedAt = now;
        _ = Become(OrderStatus.Closed);
        return shelf;
    }

    /// <summary>A payment that came after the order was closed went back whole.</summary>
    public void CompleteLateRefund(Money amount)
    {
        Invariant.Holds(
            Status == OrderStatus.Closed && PaidAt is null && Refunded.IsZero && amount == Total,
            "a late payment goes back once and whole");
        Refunded += amount;
    }

    private Outcome<int> PiecesOf(OrderLine line, RefundWish wish)
    {
        var most = IsUnshipped ? line.PiecesLeft : 0;
        if (wish.Pieces is { } wanted && (wanted < 0 || wanted > most)) return new RefundPiecesInvalid(most);
        if (wish.Goods == line.Refundable) return most;
        var pieces = wish.Pieces ?? 0;
        return pieces > 0 && pieces == most ? new RefundLeavesMoney(line.Refundable) : pieces;
    }

    private Money FreightOf(OrderLine line, RefundWish wish)
    {
        if (!IsUnshipped) return wish.WithFreight ? FreightRefundable : Money.Zero;
        var isLast = lines.TrueForAll(one => one == line ? wish.Goods == one.Refundable : one.Refundable.IsZero);
        return isLast ? FreightRefundable : Money.Zero;
    }

    private void EndRefund(RefundParts parts)
    {
        Invariant.Holds(OpenRefunds > 0 && FreightInFlight >= parts.Freight, "a refund ends once");
        OpenRefunds--;
        FreightInFlight -= parts.Freight;
    }

    private static void Return(OrderLine line, int pieces, List<PiecesOfSku> shelf)
    {
        if (pieces == 0) return;
        line.ReturnPieces(pieces);
        shelf.Add(new(line.SkuId, pieces));
    }
}

/// <summary>So many pieces of one SKU.</summary>
public readonly record struct PiecesOfSku(SkuId SkuId, int Pieces);
