using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Orders;

public enum OrderStatus
{
    AwaitingPayment,
    Paid,
    Shipped,

    /// <summary>WeChat reported settlement: the shopper has it, and the money is released.</summary>
    Completed,
    Closed,
}

/// <summary>A purchase. Its number is also the merchant order number at WeChat (out_trade_no).</summary>
public sealed class Order : ICooperativeOwned, IVersioned
{
    /// <summary>So many characters of the end of its number do for people to read aloud.</summary>
    public const int ShortLength = 8;

    /// <summary>So many figures do to name a phone.</summary>
    public const int PhoneEndLength = 4;

    private readonly List<OrderLine> lines = [];

    private Order()
    {
    }

    public Order(
        CooperativeId cooperativeId, ShopperId shopperId, string number, OrderQuote quote, DeliveryAddress address,
        DateTimeOffset now, DateTimeOffset payBefore)
    {
        CooperativeId = cooperativeId;
        ShopperId = shopperId;
        Number = number;
        NumberEnd = EndOf(number, ShortLength);
        Goods = quote.Goods;
        Discount = quote.Discount;
        Freight = quote.Freight;
        Total = quote.Total;
        Address = address;
        PhoneEnd = EndOf(address.Phone, PhoneEndLength);
        PlacedAt = now;
        PayBefore = payBefore;
        lines.AddRange(quote.Lines.Select(line => new OrderLine(cooperativeId, line)));
        Invariant.Holds(
            Money.Sum(lines.Select(line => line.Paid)) + Freight == Total, "lines and freight add up to the total");
    }

    public OrderId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public ShopperId ShopperId { get; private set; }

    public string Number { get; private set; } = "";

    /// <summary>Its last characters: what people look for it by.</summary>
    public string NumberEnd { get; private set; } = "";

    public OrderStatus Status { get; private set; }

    public Money Goods { get; private set; }

    public Money Discount { get; private set; }

    public Money Freight { get; private set; }

    public Money Total { get; private set; }

    public DeliveryAddress Address { get; private set; } = null!;

    /// <summary>Of the address, kept apart because an order is looked for by it. Personal data like the rest.</summary>
    public string PhoneEnd { get; private set; } = "";

    public DateTimeOffset PlacedAt { get; private set; }

    public DateTimeOffset PayBefore { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    /// <summary>When WeChat released the money; nothing settles before (money §4).</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Refunds without a final word.</summary>
    public int OpenRefunds { get; private set; }

    /// <summary>All that is back with the shopper, the freight included.</summary>
    public Money Refunded { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<OrderLine> Lines => lines;

    /// <summary>Closed before anybody paid; what is paid for it later goes back.</summary>
    private bool IsUnpaid => Status == OrderStatus.Closed && PaidAt is null;

    /// <summary>If it was paid after it was closed: that is neither back nor on its way.</summary>
    public bool MayReturnLatePayment => IsUnpaid && OpenRefunds == 0 && Refunded.IsZero;

    public Outcome Pay(DateTimeOffset paidAt)
    {
        if (Status != OrderStatus.AwaitingPayment) return new OrderNotInState(Number, Status);
        PaidAt = paidAt;
        return Become(OrderStatus.Paid);
    }

    public Outcome Close(DateTimeOffset now)
    {
        if (Status != OrderStatus.AwaitingPayment) return new OrderNotInState(Number, Status);
        ClosedAt = now;
        return Become(OrderStatus.Closed);
    }

    public Outcome Ship(DateTimeOffset now)
    {
        if (Status != OrderStatus.Paid) return new OrderNotInState(Number, Status);
        if (lines.TrueForAll(line => line.PiecesLeft == 0)) return new NothingToShip();
        ShippedAt = now;
        return Become(OrderStatus.Shipped);
    }

    /// <param name="settledAt">When WeChat released the money.</param>
    internal Outcome Complete(DateTimeOffset settledAt)
    {
        if (Status != OrderStatus.Shipped) return new OrderNotInState(Number, Status);
        CompletedAt = settledAt;
        return Become(OrderStatus.Completed);
    }

    /// <summary>Every refund changes the order's own row, when it is asked for and when it ends: whoever decides
    /// something about the whole order at the same moment (the last line's freight, shipping) loses the race and looks
    /// again.</summary>
    internal void BeginRefund() => OpenRefunds++;

    internal void EndRefund()
    {
        Invariant.Holds(OpenRefunds > 0, "a refund ends once");
        OpenRefunds--;
    }

    internal void GiveBack(Money amount)
    {
        Refunded += amount;
        Invariant.Holds(Refunded <= Total, "no more goes back than was paid");
    }

    /// <summary>Paid and given back whole: nothing is left of it.</summary>
    internal void End(DateTimeOffset now)
    {
        ClosedAt = now;
        _ = Become(OrderStatus.Closed);
    }

    /// <summary>A payment that came after the order was closed goes back whole, and is sent back once at a time.
    /// </summary>
    public Outcome<RefundParts> ReserveLateRefund()
    {
        if (!MayReturnLatePayment) return new NothingLateToReturn();
        BeginRefund();
        return new RefundParts(Total, Freight: Money.Zero, Pieces: 0);
    }

    /// <summary>A final "no": it may be sent back again.</summary>
    public void ReleaseLateRefund()
    {
        Invariant.Holds(IsUnpaid, "what was paid in time goes back by its lines");
        EndRefund();
    }

    public void CompleteLateRefund(Money amount)
    {
        Invariant.Holds(
            IsUnpaid && Refunded.IsZero && amount == Total, "a late payment goes back once and whole");
        EndRefund();
        Refunded += amount;
    }

    private static string EndOf(string text, int length) => text[Math.Max(0, text.Length - length)..];

    /// <summary>The only writer of the status.</summary>
    private Outcome Become(OrderStatus status)
    {
        Status = status;
        return Outcome.Done;
    }
}

/// <summary>Where the parcel goes. Personal data: never logged.</summary>
public sealed record DeliveryAddress(string Receiver, string Phone, string Province, string City, string Detail)
{
    /// <summary>What stands in the place of an address whose period is over.</summary>
    public const string Forgotten = "过了保存期限，已删除";

    /// <summary>Enough to recognise it, too little to find anybody.</summary>
    public DeliveryAddress Masked() => this with
    {
        Receiver = Receiver.MaskedName(),
        Phone = Phone.MaskedPhone(),
        Detail = "****",
    };
}
