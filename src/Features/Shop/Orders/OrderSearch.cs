using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>What a keeper types to find an order, read by its shape: figures and letters are a number and are asked of
/// an index, exactly; words are a name.</summary>
internal static class OrderSearch
{
    private const int PhoneLength = 11;
    private const int MostOfALabel = 100;

    /// <param name="typed">The order's number or its end, a phone number or its last 4, a label's number; or part of
    /// a product's, a receiver's or a household's name.</param>
    /// <param name="seesContacts">Whoever doesn't may not try phone numbers either.</param>
    public static async Task<IQueryable<Order>> Matching(
        this IQueryable<Order> orders, VillageDb db, string? typed, bool seesContacts, CancellationToken ct)
    {
        if (PersonText.Word(typed) is not { } word) return orders;
        if (!IsNumber(word)) return Named(orders, db, word);
        var number = word.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (seesContacts && IsPhone(number))
        {
            var end = number[^Order.PhoneEndLength..];
            var ofEnd = orders.Where(order => order.PhoneEnd == end);
            return number.Length == PhoneLength ? ofEnd.Where(order => order.Address.Phone == number) : ofEnd;
        }

        // Asked before, because one question with OR would read all orders instead of an index.
        var labelled = await db.Shipments.Where(one => one.Parcels.Any(parcel => parcel.TrackingNo == number))
            .Select(one => one.OrderId).Take(MostOfALabel).ToListAsync(ct);
        if (labelled.Count > 0) return orders.Where(order => labelled.Contains(order.Id));
        return number.Length == Order.ShortLength
            ? orders.Where(order => order.NumberEnd == number)
            : orders.Where(order => order.Number.Contains(number));
    }

    private static IQueryable<Order> Named(IQueryable<Order> orders, VillageDb db, string word) => orders.Where(order =>
        order.Address.Receiver.Contains(word)
        || order.Lines.Any(line => line.Title.Contains(word)
            || db.Households.Any(household => household.Id == line.HouseholdId && household.Name.Contains(word))));

    private static bool IsNumber(string word) =>
        word.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '-') && word.Any(char.IsAsciiDigit);

    private static bool IsPhone(string number) => number.All(char.IsAsciiDigit)
        && (number.Length == Order.PhoneEndLength || (number.Length == PhoneLength && number[0] == '1'));
}
