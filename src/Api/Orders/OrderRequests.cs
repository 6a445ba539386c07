using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Orders;

namespace VillageCloud.Api.Orders;

internal sealed record CartLineRequest(long SkuId, int Quantity)
{
    public CartLine ToLine() => new(new SkuId(SkuId), Quantity);
}

internal sealed record AddressRequest(string? Receiver, string? Phone, string? Province, string? City, string? Detail)
{
    public DeliveryAddress ToAddress() =>
        new(Receiver ?? "", Phone ?? "", Province ?? "", City ?? "", Detail ?? "");
}

internal sealed record QuoteRequest(CartLineRequest[] Lines, AddressRequest? Address = null)
{
    public QuoteOrder.Command ToCommand(ShopperId shopper) =>
        new(shopper, [.. Lines.Select(line => line.ToLine())], Address?.ToAddress());
}

/// <param name="ExpectedTotalFen">What the shopper saw and agreed to.</param>
internal sealed record PlaceOrderRequest(CartLineRequest[] Lines, AddressRequest? Address, long ExpectedTotalFen)
{
    public PlaceOrder.Command ToCommand(IdempotencyKey key, ShopperId shopper) => new(
        key, shopper, [.. Lines.Select(line => line.ToLine())], Address?.ToAddress(), new Money(ExpectedTotalFen));
}
