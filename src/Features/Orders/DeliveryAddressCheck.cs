using VillageCloud.Domain.Orders;

namespace VillageCloud.Features.Orders;

/// <summary>A parcel needs all of it; the first part that is missing is named.</summary>
internal static class DeliveryAddressCheck
{
    private const int MobileDigits = 11;

    public static AddressMissing? FirstMissing(DeliveryAddress? address)
    {
        if (address is null || IsBad(address.Receiver, 64)) return new("收货人");
        if (!IsMobile(address.Phone)) return new("11 位手机号");
        if (IsBad(address.Province, 32)) return new("省份");
        if (IsBad(address.City, 64)) return new("城市");
        return IsBad(address.Detail, 256) ? new("详细地址") : null;
    }

    private static bool IsBad(string? part, int longest) => string.IsNullOrWhiteSpace(part) || part.Length > longest;

    private static bool IsMobile(string? phone) =>
        phone is { Length: MobileDigits } && phone[0] == '1' && phone.All(char.IsAsciiDigit);
}
