using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Demo.Past;

/// <summary>Somebody who bought in the demo village before a newcomer came. Invented, like the addresses.</summary>
/// <param name="Alias">The sandbox's name of their WeChat; the preview lets a newcomer be the first three.</param>
public sealed record DemoShopper(string Alias, DeliveryAddress Address)
{
    public static readonly IReadOnlyList<DemoShopper> All =
    [
        .. DemoFile.Read<Line>("shoppers").Select(static line => new DemoShopper(
            line.Alias, new DeliveryAddress(line.Receiver, line.Phone, line.Province, line.City, line.Detail))),
    ];

    private sealed record Line(
        string Alias, string Receiver, string Phone, string Province, string City, string Detail);
}
