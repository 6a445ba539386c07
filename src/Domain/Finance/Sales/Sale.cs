using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Sales;

public enum SaleKind
{
    /// <summary>What a household made, split among its parties by the rule that was frozen when it was sold.</summary>
    Goods,

    /// <summary>Nobody's sale (money R2): it goes to the platform whole, which paid the carrier.</summary>
    Freight,
}

/// <summary>What a payment paid for, and how far its money has come: opened when the payment is confirmed, due when
/// the after-sales window ends, then settled once, unless people hold it; what goes back to the shopper lowers it
/// before and takes it back after. What was sold, and who carries it, is its document's affair.</summary>
public sealed partial class Sale : ICooperativeOwned, IVersioned
{
    private Sale()
    {
    }

    private Sale(CooperativeId cooperativeId, SaleKind kind, string document, int item, Money paid, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Kind = kind;
        Document = document;
        Item = item;
        Gross = paid;
        Paid = paid;
        OpenedAt = now;
    }

    public SaleId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public SaleKind Kind { get; private set; }

    /// <summary>The number of what was paid for: of an order.</summary>
    public string Document { get; private set; } = "";

    /// <summary>1, 2, 3 … within the document; 0 is its freight.</summary>
    public int Item { get; private set; }

    public string Title { get; private set; } = "";

    public int Quantity { get; private set; } = 1;

    /// <summary>Null for freight.</summary>
    public HouseholdId? HouseholdId { get; private set; }

    /// <summary>Null for freight.</summary>
    public RevenueRuleId? RevenueRuleId { get; private set; }

    /// <summary>Whether the household was a member on the day of the sale (art. 41: accounted separately).</summary>
    public bool IsMemberSale { get; private set; }

    public Money Gross { get; private set; }

    public Money Discount { get; private set; }

    /// <summary>Gross − discount.</summary>
    public Money Paid { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When its after-sales window ends: from then on it may settle. Null until the shopper has it.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Refunds that await WeChat's final word: while there is one, the sale doesn't settle.</summary>
    public int OpenRefunds { get; private set; }

    /// <summary>Reserved by open refunds, so that two of them can't promise the same fen.</summary>
    public Money RefundsInFlight { get; private set; }

    public Money RefundedBeforeSettlement { get; private set; }

    public Money RefundedAfterSettlement { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>How often it was posted: the n in the business key <c>settle:{sale}:{n}</c>.</summary>
    public int TimesPosted { get; private set; }

    public int Version { get; private set; }

    public bool IsSettled => SettledAt is not null;

    public Money Refunded => RefundedBeforeSettlement + RefundedAfterSettlement;

    /// <summary>What the sale is worth after all refunds that came through.</summary>
    public Money Net => Paid - Refunded;

    public Money Refundable => Net - RefundsInFlight;

    public static Sale OfGoods(CooperativeId cooperativeId, string document, SoldGoods goods, DateTimeOffset paidAt) =>
        new(cooperativeId, SaleKind.Goods, document, goods.Item, goods.Gross - goods.Discount, paidAt)
        {
            Title = goods.Title,
            Quantity = goods.Quantity,
            HouseholdId = goods.HouseholdId,
            RevenueRuleId = goods.RevenueRuleId,
            IsMemberSale = goods.IsMemberSale,
            Gross = goods.Gross,
            Discount = goods.Discount,
        };

    public static Sale OfFreight(CooperativeId cooperativeId, string document, Money freight, DateTimeOffset paidAt) =>
        new(cooperativeId, SaleKind.Freight, document, item: 0, freight, paidAt) { Title = "运费" };
}

/// <summary>What was sold of which household, as its document says.</summary>
/// <param name="Item">1, 2, 3 … within the document.</param>
public sealed record SoldGoods(
    int Item, string Title, int Quantity, Money Gross, Money Discount, HouseholdId HouseholdId,
    RevenueRuleId RevenueRuleId, bool IsMemberSale);
