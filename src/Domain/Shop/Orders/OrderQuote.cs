using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Shop.Orders;

/// <summary>What a cart costs right now. The order repeats exactly this, or is refused.</summary>
public sealed record OrderQuote(
    IReadOnlyList<QuotedLine> Lines, Money Goods, Money Discount, Money Freight, Money Total)
{
    /// <summary>Prices, then the full reduction apportioned to lines (money R2), then freight, which is nobody's
    /// sale.</summary>
    public static OrderQuote Of(IReadOnlyList<QuotedLine> lines, CooperativeTerms terms)
    {
        var goods = Money.Sum(lines.Select(line => line.Gross));
        var discount = terms.ReductionOff > Money.Zero && goods >= terms.ReductionFrom
            ? Money.Min(terms.ReductionOff, goods)
            : Money.Zero;
        var shares = Apportionment.Of(
            discount, [.. lines.Select(line => new Weight(line.Number, line.Gross.Fen))]);
        var reduced = lines.Zip(shares, (line, share) => line with { Discount = share.Amount }).ToList();
        var freight = goods - discount >= terms.FreeFreightFrom ? Money.Zero : terms.Freight;
        return new(reduced, goods, discount, freight, goods - discount + freight);
    }
}

/// <summary>One line of a cart, priced.</summary>
public sealed record QuotedLine(
    int Number, SkuId SkuId, HouseholdId HouseholdId, RevenueRuleId RevenueRuleId, bool IsMemberSale, string Title,
    int Quantity, Money UnitPrice, int AfterSalesHours)
{
    public Money Gross { get; init; } = UnitPrice * Quantity;

    public Money Discount { get; init; } = Money.Zero;
}
