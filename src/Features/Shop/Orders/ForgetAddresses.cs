using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform.Retention;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>Where the goods of an order went that is done long ago. What was bought and paid stays, and so does the
/// province, for figures.</summary>
public sealed class ForgetAddresses(VillageDb db) : IForgets
{
    public RetentionRule Rule { get; } = new(
        "order-addresses", 1_096, "电子商务法 art. 31: three years from the end of a transaction");

    public Task<int> Forget(DateTimeOffset before, CancellationToken ct) => db.Orders
        .Where(one => (one.CompletedAt < before || one.ClosedAt < before) && one.PaidAt != null
            && one.Address.Phone != "")
        .WithoutAddress(ct);
}

/// <summary>As <see cref="ForgetAddresses"/>, of orders that nobody paid: there was no transaction.</summary>
public sealed class ForgetUnpaidAddresses(VillageDb db) : IForgets
{
    public RetentionRule Rule { get; } = new(
        "unpaid-order-addresses", 90, "个人信息保护法 art. 19: no longer than is needed");

    public Task<int> Forget(DateTimeOffset before, CancellationToken ct) => db.Orders
        .Where(one => one.ClosedAt < before && one.PaidAt == null && one.Address.Phone != "")
        .WithoutAddress(ct);
}

internal static class AddressForgetting
{
    public static Task<int> WithoutAddress(this IQueryable<Order> orders, CancellationToken ct) =>
        orders.ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Address.Receiver, "—")
                .SetProperty(one => one.Address.Phone, "")
                .SetProperty(one => one.Address.Detail, DeliveryAddress.Forgotten)
                .SetProperty(one => one.PhoneEnd, ""),
            ct);
}
