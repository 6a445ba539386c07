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
    /// <param name="seesContacts">Whoever doesn't may not try phone numbers and receivers' names either.</param>
    public static async Task<Match> Matching(
        this IQueryable<Order> orders, VillageDb db, string? typed, bool seesContacts, CancellationToken ct)
    {
        if (PersonText.Word(typed) is not { } word) return new(orders);
        if (!MayBeNumber(word)) return new(orders) { Name = new(word, seesContacts) };
        var number = word.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (seesContacts && IsPhone(number))
        {
            var end = number[^Order.PhoneEndLength..];
            var ofEnd = orders.Where(order => order.PhoneEnd == end);
            return Numbered(
                number.Length == PhoneLength ? ofEnd.Where(order => order.Address.Phone == number) : ofEnd);
        }

        // Asked before, because one question with OR would read all orders instead of an index.
        var labelled = await db.Shipments.Where(one => one.Parcels.Any(parcel => parcel.TrackingNo == number))
            .Select(one => one.OrderId).Take(MostOfALabel).ToListAsync(ct);
        if (labelled.Count > 0) return Numbered(orders.Where(order => labelled.Contains(order.Id)));
        var ofWhole = orders.Where(order => order.Number == number);
        if (await ofWhole.AnyAsync(ct)) return Numbered(ofWhole);
        // One number's end in twenty has no figure, and many a product's name has: what is found decides.
        var ofEnding = orders.Where(order => order.NumberEnd == number);
        if (number.Length == Order.ShortLength && await ofEnding.AnyAsync(ct)) return Numbered(ofEnding);
        var ofPiece = orders.Where(order => order.Number.Contains(number));
        var isPiece = number.Length >= LeastOfANumber && number.Any(char.IsAsciiDigit) && await ofPiece.AnyAsync(ct);
        return isPiece ? Numbered(ofPiece) : new(orders) { Name = new(word, seesContacts) };
    }

    /// <summary>Which of these orders have the name: the receiver's, a product's or a household's. Each place is asked
    /// by itself, so that nothing is read twice.</summary>
    /// <param name="stretch">Where all of them lie; null where nobody knows.</param>
    /// <returns>Null when they are more than <paramref name="most"/>. Of goods it may find others besides: whoever asks
    /// for these looks among <paramref name="among"/>.</returns>
    public static async Task<IReadOnlySet<OrderId>?> FindNamed(
        this IQueryable<Order> among, VillageDb db, SoughtName name, OrderStretch? stretch, int most,
        CancellationToken ct)
    {
        var word = name.Word;
        // Goods first: a word that many orders have is mostly one of goods, and then nothing else is read.
        List<IQueryable<OrderId>> places = [OfGoods(db, word, stretch).Distinct()];
        if (name.IsOfReceivers)
        {
            places.Add(among.From(stretch?.Order).Where(order => order.Address.Receiver.Contains(word))
                .Select(order => order.Id));
        }

        var found = new HashSet<OrderId>();
        foreach (var place in places)
        {
            found.UnionWith(await place.Take(most + 1).ToListAsync(ct));
            if (found.Count > most) return null;
        }

        return found;
    }

    /// <summary>The same as a question, for those who are too many to be told one by one.</summary>
    public static IQueryable<Order> Named(
        this IQueryable<Order> among, VillageDb db, SoughtName name, OrderStretch? stretch)
    {
        var word = name.Word;
        var ofGoods = OfGoods(db, word, stretch);
        var orders = among.From(stretch?.Order);
        return name.IsOfReceivers
            ? orders.Where(order => order.Address.Receiver.Contains(word) || ofGoods.Contains(order.Id))
            : orders.Where(order => ofGoods.Contains(order.Id));
    }

    /// <summary>The same in parts that have no order in common, to be counted: asked for both at once, MariaDB looks up
    /// the goods of each order.</summary>
    public static IReadOnlyList<IQueryable<Order>> NamedInParts(
        this IQueryable<Order> among, VillageDb db, SoughtName name, OrderStretch? stretch)
    {
        var word = name.Word;
        var ofGoods = OfGoods(db, word, stretch);
        var orders = among.From(stretch?.Order);
        var made = orders.Where(order => ofGoods.Contains(order.Id));
        return !name.IsOfReceivers ? [made] :
        [
            made, orders.Where(order => order.Address.Receiver.Contains(word) && !ofGoods.Contains(order.Id)),
        ];
    }

    /// <summary>The same, each order looked into: for few of them among many.</summary>
    public static IQueryable<Order> NamedEach(this IQueryable<Order> among, VillageDb db, SoughtName name)
    {
        var (word, isOfReceivers) = (name.Word, name.IsOfReceivers);
        return among.Where(order => (isOfReceivers && order.Address.Receiver.Contains(word))
            || order.Lines.Any(line => line.Title.Contains(word)
                || db.Households.Any(household => household.Id == line.HouseholdId && household.Name.Contains(word))));
    }

    /// <summary>Those whose id is not smaller.</summary>
    public static IQueryable<Order> From(this IQueryable<Order> orders, OrderId? first) =>
        first is { } least ? orders.Where(order => !(order.Id < least)) : orders;

    private static IQueryable<OrderId> OfGoods(VillageDb db, string word, OrderStretch? stretch)
    {
        var lines = db.Set<OrderLine>().AsNoTracking();
        if (stretch is { } from) lines = lines.Where(line => !(line.Id < from.Line) && !(line.OrderId < from.Order));
        var named = db.Households.Where(household => household.Name.Contains(word)).Select(household => household.Id);
        return lines.Where(line => line.Title.Contains(word) || named.Contains(line.HouseholdId))
            .Select(line => line.OrderId);
    }

    private static Match Numbered(IQueryable<Order> orders) => new(orders) { IsOfNumber = true };

    private static bool MayBeNumber(string word) =>
        word.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '-');

    private static bool IsPhone(string number) => number.All(char.IsAsciiDigit)
        && (number.Length == Order.PhoneEndLength || (number.Length == PhoneLength && number[0] == '1'));

    internal sealed record Match(IQueryable<Order> Orders)
    {
        /// <summary>A number was typed: these orders are meant and no others.</summary>
        public bool IsOfNumber { get; init; }

        /// <summary>The word, where it is to be looked for in names: the orders are all of them.</summary>
        public SoughtName? Name { get; init; }
    }

    /// <param name="IsOfReceivers">Also of theirs; else of goods and of households alone.</param>
    internal sealed record SoughtName(string Word, bool IsOfReceivers);
}
