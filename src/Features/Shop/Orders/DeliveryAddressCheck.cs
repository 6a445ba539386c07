using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>A parcel needs all of it; the first part that is missing or too long is named.</summary>
internal static class DeliveryAddressCheck
{
    private const int MobileDigits = 11;

    /// <returns>The address as it is read on the parcel.</returns>
    public static Outcome<DeliveryAddress> Read(DeliveryAddress? typed)
    {
        var receiver = new Part("收货人", typed?.Receiver, 64);
        if (receiver.Problem is { } nobody) return nobody;
        var phone = PersonText.Line(typed!.Phone, MobileDigits).Text;
        if (!IsMobile(phone)) return new AddressMissing("11 位手机号");
        var (province, city) = (new Part("省份", typed.Province, 32), new Part("城市", typed.City, 64));
        var detail = new Part("详细地址", typed.Detail, 256);
        return (province.Problem ?? city.Problem ?? detail.Problem) is { } nowhere
            ? nowhere
            : new DeliveryAddress(receiver.Text, phone, province.Text, city.Text, detail.Text);
    }

    private static bool IsMobile(string phone) =>
        phone is { Length: MobileDigits } && phone[0] == '1' && phone.All(char.IsAsciiDigit);

    private readonly record struct Part(string Name, string? Typed, int Longest)
    {
        private PersonText Read => PersonText.Line(Typed, Longest);

        public string Text => Read.Text;

        public Refusal? Problem => Read.Problem switch
        {
            TextProblem.Missing => new AddressMissing(Name),
            TextProblem.TooLong => new AddressTooLong(Name, Longest),
            _ => null,
        };
    }
}
