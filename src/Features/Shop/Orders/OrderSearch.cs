using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>What a keeper types to find an order, read by its shape: figures and letters are a number first and are
/// asked of an index, exactly; whatever is no number of the village's is a name.</summary>
internal static class OrderSearch
{
    private const int PhoneLength = 11;
    private const int MostOfALabel = 100;

    /// <summary>Fewer characters stand in somebody's number by chance.</summary>
    private const int LeastOfANumber = 4;

    /// <param name="typed">The order's number or its end, a phone number or its last 4, a label's number; or part of
    /// a product's, a receiver's or a household's name.</param>
    /// <param name="seesContacts">Whoever doesn't may not try phone numbers either.</param>
    public static async Task<IQueryable<Order>> Matching(
        this IQueryable<Order> orders, VillageDb db, string? typed, bool seesContacts, CancellationToken ct)
    {
        if (PersonText.Word(typed) is not { } word) return orders;
        if (!MayBeNumber(word)) return orders.Where(Named(db, word));
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
        // One number's end in twenty has no figure, and many a product's name has: what is found decides.
        var ofEnding = orders.Where(order => order.NumberEnd == number);
        if (number.Length == Order.ShortLength && await ofEnding.AnyAsync(ct)) return ofEnding;
        var ofPiece = orders.Where(order => order.Number.Contains(number));
        var isPiece = number.Length >= LeastOfANumber && number.Any(char.IsAsciiDigit) && await ofPiece.AnyAsync(ct);
        return isPiece ? ofPiece : orders.Where(Named(db, word));
    }

    private static Expression<Func<Order, bool>> Named(VillageDb db, string word) => order =>
        order.Address.Receiver.Contains(word)
        || order.Lines.Any(line => line.Title.Contains(word)
            || db.Households.Any(household => household.Id == line.HouseholdId && household.Name.Contains(word)));

    private static bool MayBeNumber(string word) =>
        word.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '-');

    private static bool IsPhone(string number) => number.All(char.IsAsciiDigit)
        && (number.Length == Order.PhoneEndLength || (number.Length == PhoneLength && number[0] == '1'));
}
