using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Orders;

/// <summary>Giving back, and when nothing is left of it.</summary>
public sealed partial class SoldOrder
{
    /// <summary>Reserves what goes back of a line. Before shipping the freight goes with the last fen of the last line,
    /// because nothing is carried; after shipping it was earned, and goes back only when that is asked for.</summary>
    public Outcome<RefundParts> ReserveRefund(OrderLine line, RefundWish wish)
    {
        if (order.Status is not (OrderStatus.Paid or OrderStatus.Shipped or OrderStatus.Completed))
            return new OrderNotInState(order.Number, order.Status);
        if (wish.Goods.IsNegative) return new RefundAmountInvalid();
        if (wish.Goods > RefundableOf(line)) return new RefundTooLarge(RefundableOf(line));
        var pieces = PiecesOf(line, wish);
        if (pieces.Refusal is { } refusal) return refusal;
        var freight = FreightOf(line, wish);
        if (wish.WithFreight && !IsUnshipped && freight.IsZero) return new FreightRefundedAlready();
        var parts = new RefundParts(wish.Goods, freight, pieces.Value);
        if (parts.Total.IsZero) return new RefundAmountInvalid();
        SaleOf(line)!.Reserve(parts.Goods);
        // Also when none of it goes back: freight settles when no refund of the order is open any more.
        Freight?.Reserve(parts.Freight);
        line.ReservePieces(parts.Pieces);
        order.BeginRefund();
        return parts;
    }

    /// <summary>Whether WeChat will still take one (wechat §4.3).</summary>
    /// <param name="others">Those of the order that WeChat has, or will get.</param>
    public Outcome MayGoBack(int others, DateTimeOffset now) =>
        others >= Refund.MostOfAnOrder || now > order.PaidAt?.AddYears(1) ? new RefundPastWeChat() : Outcome.Done;

    /// <summary>Whether what was reserved may still be sent: while it waited, another refund may have been declined,
    /// and then there is something to ship again.</summary>
    /// <param name="othersWait">Another refund of the order isn't decided yet.</param>
    public Outcome StandBy(RefundParts parts, bool othersWait)
    {
        if (!IsUnshipped || parts.Freight.IsZero) return Outcome.Done;
        if (!LeavesNothing) return new FreightNoLongerDue();
        return othersWait ? new FreightNotDueYet() : Outcome.Done;
    }

    /// <summary>A final "no".</summary>
    public void ReleaseRefund(OrderLine line, RefundParts parts)
    {
        Invariant.Holds(sales.Count > 0, "only what was paid goes back");
        SaleOf(line)!.Release(parts.Goods);
        Freight?.Release(parts.Freight);
        line.ReleasePieces(parts.Pieces);
        order.EndRefund();
    }

    /// <summary>The money is back with the shopper, and its sales have given it. When nothing is left to pay for, the
    /// order is over.</summary>
    /// <returns>What returns to the shelf: what this refund kept from being sent, and, when an order ends that was
    /// never shipped, all the rest of it.</returns>
    public IReadOnlyList<PiecesOfSku> CompleteRefund(OrderLine line, RefundParts parts, DateTimeOffset now)
    {
        Invariant.Holds(sales.Count > 0, "only what was paid goes back");
        order.EndRefund();
        order.GiveBack(parts.Total);
        line.ReleasePieces(parts.Pieces);
        List<PiecesOfSku> shelf = [];
        Return(line, parts.Pieces, shelf);
        var isOpen = order.Status is OrderStatus.Paid or OrderStatus.Shipped;
        if (order.Refunded != order.Total || !isOpen) return shelf;
        if (IsUnshipped)
        {
            foreach (var one in order.Lines) Return(one, one.PiecesLeft, shelf);
        }

        order.End(now);
        return shelf;
    }

    private Outcome<int> PiecesOf(OrderLine line, RefundWish wish)
    {
        var most = IsUnshipped ? line.PiecesLeft : 0;
        if (wish.Pieces is { } wanted && (wanted < 0 || wanted > most)) return new RefundPiecesInvalid(most);
        if (wish.Goods == RefundableOf(line)) return most;
        var pieces = wish.Pieces ?? 0;
        return pieces > 0 && pieces == most ? new RefundLeavesMoney(RefundableOf(line)) : pieces;
    }

    private Money FreightOf(OrderLine line, RefundWish wish)
    {
        if (!IsUnshipped) return wish.WithFreight ? FreightRefundable : Money.Zero;
        var isLast = order.Lines.All(one => RefundableOf(one) == (one == line ? wish.Goods : Money.Zero));
        return isLast ? FreightRefundable : Money.Zero;
    }

    private static void Return(OrderLine line, int pieces, List<PiecesOfSku> shelf)
    {
        if (pieces == 0) return;
        line.ReturnPieces(pieces);
        shelf.Add(new(line.SkuId, pieces));
    }
}
