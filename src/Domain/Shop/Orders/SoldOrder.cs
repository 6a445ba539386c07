using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Orders;

/// <summary>An order with the sales that its payment opened: one for each line, and one for the freight where there is
/// any. The order knows what is sent, the sales know the money; what concerns both is decided here.</summary>
public sealed partial class SoldOrder
{
    private readonly Order order;
    private readonly IReadOnlyList<Sale> sales;

    /// <param name="order">With its lines.</param>
    /// <param name="sales">Its own; none while it isn't paid.</param>
    public SoldOrder(Order order, IReadOnlyList<Sale> sales)
    {
        this.order = order;
        this.sales = sales;
    }

    public Order Order => order;

    public IReadOnlyList<Sale> Sales => sales;

    public Sale? Freight => sales.FirstOrDefault(sale => sale.Kind == SaleKind.Freight);

    public Money FreightRefundable => Freight?.Refundable ?? Money.Zero;

    /// <summary>Every line's money is back or on its way back.</summary>
    public bool LeavesNothing => order.Lines.All(line => RefundableOf(line).IsZero);

    private bool IsUnshipped => order.Status == OrderStatus.Paid;

    /// <summary>What the payment opens; together they are what was paid.</summary>
    public static IReadOnlyList<Sale> Open(Order order, DateTimeOffset paidAt)
    {
        List<Sale> opened =
        [
            .. order.Lines.Select(line =>
                Sale.OfGoods(order.CooperativeId, order.Number, line.AsSold(), paidAt)),
        ];
        if (order.Freight > Money.Zero)
            opened.Add(Sale.OfFreight(order.CooperativeId, order.Number, order.Freight, paidAt));
        Invariant.Holds(Money.Sum(opened.Select(sale => sale.Paid)) == order.Total, "the sales are what was paid");
        return opened;
    }

    public Sale? SaleOf(OrderLine line) =>
        sales.FirstOrDefault(sale => sale.Kind == SaleKind.Goods && sale.Item == line.Number);

    public Money RefundableOf(OrderLine line) => SaleOf(line)?.Refundable ?? Money.Zero;

    /// <summary>The line that was sold as this sale; null when it is of none.</summary>
    public OrderLine? LineOf(SaleId? sale) => sale is { } id && sales.FirstOrDefault(one => one.Id == id) is { } found
        ? order.Lines.FirstOrDefault(line => line.Number == found.Item)
        : null;

    /// <summary>Nothing is sent any more, and yet money is kept: somebody has to give it back.</summary>
    public bool KeepsMoneyForNothing(OrderLine line) => line.PiecesLeft == 0 && RefundableOf(line) > Money.Zero;

    /// <summary>WeChat released the money: the after-sales windows open. Freight waits for the last of them.</summary>
    public Outcome Complete(DateTimeOffset receivedAt, DateTimeOffset settledAt)
    {
        if (order.Complete(settledAt).Refusal is { } refusal) return refusal;
        foreach (var line in order.Lines) SaleOf(line)!.BecomeDue(receivedAt.AddHours(line.AfterSalesHours));
        Freight?.BecomeDue(receivedAt.AddHours(order.Lines.Max(line => line.AfterSalesHours)));
        return Outcome.Done;
    }
}

/// <summary>So many pieces of one SKU.</summary>
public readonly record struct PiecesOfSku(SkuId SkuId, int Pieces);
