using System.Text.Json.Serialization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Api.Shop.Orders;

// A struct, so that a null among the lines is malformed and never reaches a feature.
[method: JsonConstructor]
internal readonly record struct CartLineRequest(long SkuId, int Quantity)
{
    public CartLine ToLine() => new(new SkuId(SkuId), Quantity);
}

/// <summary>Parts may be missing here: the refusal names the first one in words.</summary>
internal sealed record AddressRequest(
    string? Receiver = null, string? Phone = null, string? Province = null, string? City = null,
    string? Detail = null)
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
internal sealed record PlaceOrderRequest(
    CartLineRequest[] Lines, long ExpectedTotalFen, AddressRequest? Address = null)
{
    public PlaceOrder.Command ToCommand(IdempotencyKey key, ShopperId shopper) => new(
        key, shopper, [.. Lines.Select(line => line.ToLine())], Address?.ToAddress(), new Money(ExpectedTotalFen));
}
