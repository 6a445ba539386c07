using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What a change of many sizes would make of each.</summary>
/// <param name="Rows">In the order of ids, so that two who change the same ones don't block each other.</param>
public sealed record SkuChanges(IReadOnlyList<SkuChange> Rows)
{
    private const int AtOnce = 1_000;

    public IReadOnlyList<SkuChange> Refused => [.. Rows.Where(static row => row.Why is not null)];

    /// <summary>How many prices move far.</summary>
    public int Large => Rows.Count(static row => row is { IsLarge: true, Why: null });

    internal static async Task<Outcome<SkuChanges>> Of(
        VillageDb db, ChangeSkus.Command command, CancellationToken ct)
    {
        if (WrongWish(command) is { } wrong) return wrong;
        var seen = command.Skus.DistinctBy(static one => one.Id)
            .ToDictionary(static one => one.Id, static one => one.Price);
        var rows = new List<SkuChange>();
        foreach (var some in seen.Keys.OrderBy(static id => id.Value).Chunk(AtOnce))
            rows.AddRange((await Found(db, some, ct)).Select(row => Changed(row, seen[row.Id], command)));
        // Of another village, or of nobody's.
        return rows.Count < seen.Count ? new SkuNotFound() : new SkuChanges(rows);
    }

    private static Refusal? WrongWish(ChangeSkus.Command command)
    {
        if (command.Skus.Count == 0) return new SkusNotChosen();
        if (command.Skus.Count > ChangeSkus.MostAtOnce) return new TooManySkus(command.Skus.Count);
        if (command.Price is null && command.StockChange == 0) return new NothingToChange();
        if (Math.Abs((long)command.StockChange) > Sku.MostPieces) return new StockChangeInvalid();
        if (command.StockChange != 0 && !PersonText.IsSeen(command.Note)) return new StockReasonMissing();
        return command.Price?.Check().Refusal;
    }

    private static Task<List<SkuChange>> Found(VillageDb db, SkuId[] some, CancellationToken ct) => (
        from sku in db.Skus.AsNoTracking()
        join product in db.Products on sku.ProductId equals product.Id
        join household in db.Households on product.HouseholdId equals household.Id
        where some.Contains(sku.Id)
        orderby sku.Id
        select new SkuChange(
            sku.Id, product.Name, sku.Name, household.Name, sku.Price, sku.Price, sku.Stock, sku.Stock, null))
        .ToListAsync(ct);

    private static SkuChange Changed(SkuChange row, Money? seen, ChangeSkus.Command command)
    {
        var price = command.Price is { } change ? change.Of(row.Price) : row.Price;
        var stock = row.Stock + command.StockChange;
        Refusal? why = seen is { } before && before != row.Price ? new PriceSeenOtherwise(row.Price)
            : price.Refusal ?? (stock < 0 ? new StockTooLow(row.Stock) : null);
        return row with
        {
            NewPrice = price.IsRefused ? row.Price : price.Value, NewStock = stock, Why = SkuRefusal.Of(why),
        };
    }
}

/// <summary>One size, as it is and as it would be.</summary>
/// <param name="Why">Why it can't become that; null where it can.</param>
public sealed record SkuChange(
    SkuId Id, string Product, string Name, string Household, Money Price, Money NewPrice, int Stock, int NewStock,
    SkuRefusal? Why)
{
    public bool IsRepriced => NewPrice != Price;

    public bool IsLarge => PriceChange.IsLarge(Price, NewPrice);
}

/// <summary>A refusal as it is told beside a row.</summary>
public sealed record SkuRefusal(string Code, string Sentence)
{
    internal static SkuRefusal? Of(Refusal? why) => why is null ? null : new(why.Code, why.Sentence);
}
