using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Rules;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>What this cart would cost now. Promises nothing: the order is priced again.</summary>
public sealed class QuoteOrder(VillageDb db, KnownRules rules, TimeProvider clock)
{
    public sealed record Command(ShopperId ShopperId, IReadOnlyList<CartLine> Lines, DeliveryAddress? Address);

    public async Task<Outcome<QuoteView>> Run(Command command, CancellationToken ct) =>
        (await db.Price(rules, command.ShopperId, command.Lines, clock.GetUtcNow(), ct))
        .Map(static cart => QuoteView.From(cart.Quote));
}

public sealed record QuoteView(
    IReadOnlyList<QuoteLineView> Lines, Money Goods, Money Discount, Money Freight, Money Total)
{
    public static QuoteView From(OrderQuote quote) => new(
        [.. quote.Lines.Select(line => new QuoteLineView(
            line.SkuId, line.Title, line.Quantity, line.UnitPrice, line.Gross, line.Discount))],
        quote.Goods, quote.Discount, quote.Freight, quote.Total);
}

public sealed record QuoteLineView(
    SkuId SkuId, string Title, int Quantity, Money UnitPrice, Money Gross, Money Discount);
