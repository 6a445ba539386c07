using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Every size of every product for the staff, also drafts and what is off the shelf; by product unless asked
/// otherwise.</summary>
public sealed class ListStock(VillageDb db)
{
    private static readonly Sort ByProduct = new(nameof(StockRow.ProductId));

    private static readonly SortKeys<Found> Keys = new SortKeys<Found>()
        .With(nameof(StockRow.ProductId), row => row.Sku.ProductId)
        .With(nameof(StockRow.Product), row => row.Product.Name)
        .With(nameof(StockRow.Household), row => row.Household)
        .With(nameof(StockRow.Price), row => row.Sku.Price.Fen)
        .With(nameof(StockRow.Stock), row => row.Sku.Stock)
        .With(nameof(StockRow.IsOnSale), row => row.Product.IsOnSale);

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var asked = Asked(query);
        var sorted = Keys.Order(In(asked, query.State), query.Page.Sort ?? ByProduct);
        if (sorted.Refusal is { } refusal) return refusal;
        var counts = await Count(asked, ct);
        var found = await sorted.Value.ThenBy(row => row.Sku.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        List<StockRow> rows =
        [
            .. found.Select(row => new StockRow(
                row.Product.Id, row.Sku.Id, row.Product.Name, row.Sku.Name, row.Household, row.Artisan,
                row.Category, row.Product.Origin, row.Sku.Price, row.Sku.Stock, row.Product.State,
                row.Product.PublishAt, row.Cover)),
        ];
        return new Result(new(rows, counts.Of(query.State)), counts);
    }

    // In one pass: every row is looked at for its state.
    private static async Task<Counts> Count(IQueryable<Found> rows, CancellationToken ct) =>
        await rows.GroupBy(static _ => 1).Select(static all => new Counts(
            all.Count(row => row.Product.PublishedAt == null),
            all.Count(row => row.Product.IsOnSale),
            all.Count(row => !row.Product.IsOnSale && row.Product.PublishedAt != null))).SingleOrDefaultAsync(ct)
        ?? new(0, 0, 0);

    /// <summary>All that the query finds, whatever its page says; as many as can be changed in one go.</summary>
    public async Task<Outcome<IReadOnlyList<SkuId>>> Find(Query query, CancellationToken ct)
    {
        var rows = In(Asked(query), query.State);
        var total = await rows.CountAsync(ct);
        if (total > ChangeSkus.MostAtOnce) return new TooManySkus(total);
        return new Outcome<IReadOnlyList<SkuId>>(await rows.Select(row => row.Sku.Id).ToListAsync(ct));
    }

    private static IQueryable<Found> In(IQueryable<Found> rows, ShelfState? state) => state switch
    {
        ShelfState.Draft => rows.Where(row => row.Product.PublishedAt == null),
        ShelfState.OnSale => rows.Where(row => row.Product.IsOnSale),
        ShelfState.OffShelf => rows.Where(row => !row.Product.IsOnSale && row.Product.PublishedAt != null),
        null => rows,
    };

    private IQueryable<Found> Asked(Query query)
    {
        var rows =
            from sku in db.Skus.AsNoTracking()
            join product in db.Products on sku.ProductId equals product.Id
            select new Found
            {
                Sku = sku, Product = product,
                // Asked of the rows of one page, and joined to none that is only counted.
                Household = db.Households.Where(one => one.Id == product.HouseholdId).Select(one => one.Name).First(),
                Category = db.Categories.Where(one => one.Id == product.CategoryId).Select(one => one.Path).First(),
                Artisan = db.Artisans.Where(one => one.Id == product.ArtisanId).Select(one => one.Name)
                    .FirstOrDefault(),
                Cover = db.ProductPictures.Where(one => one.ProductId == product.Id && one.Position == 0)
                    .Join(db.Pictures, one => one.PictureId, picture => picture.Id, (_, picture) => picture.Key)
                    .FirstOrDefault(),
            };
        if (query.Category is { } top)
        {
            var within = db.Within(top);
            rows = rows.Where(row => within.Contains(row.Product.CategoryId));
        }

        if (query.Household is { } whose) rows = rows.Where(row => row.Product.HouseholdId == whose);
        if (PersonText.Word(query.Search) is not { } text) return rows;
        var named = db.Households.Where(one => one.Name.Contains(text)).Select(one => one.Id);
        return rows.Where(row => row.Product.Name.Contains(text) || row.Sku.Name.Contains(text)
            || named.Contains(row.Product.HouseholdId));
    }

    /// <param name="Category">And all below it.</param>
    /// <param name="Search">Part of the product's name, of the size's or of the household's.</param>
    public sealed record Query(
        PageQuery Page, ShelfState? State = null, string? Search = null, HouseholdId? Household = null,
        CategoryId? Category = null);

    /// <param name="Counts">Of all that is found, whichever state is shown.</param>
    public sealed record Result(Page<StockRow> Page, Counts Counts);

    public sealed record Counts(int Draft, int OnSale, int OffShelf)
    {
        public int All => Draft + OnSale + OffShelf;

        internal int Of(ShelfState? state) => state switch
        {
            ShelfState.Draft => Draft,
            ShelfState.OnSale => OnSale,
            ShelfState.OffShelf => OffShelf,
            null => All,
        };
    }

    /// <param name="Artisan">Who made it, if somebody with a name did.</param>
    /// <param name="Cover">Key of the product's first picture.</param>
    public sealed record StockRow(
        ProductId ProductId, SkuId SkuId, string Product, string Sku, string Household, string? Artisan,
        string Category, string Origin, Money Price, int Stock, ShelfState State, DateTimeOffset? PublishAt,
        string? Cover)
    {
        public bool IsOnSale => State == ShelfState.OnSale;
    }

    private sealed class Found
    {
        public required Sku Sku { get; init; }

        public required Product Product { get; init; }

        public required string Household { get; init; }

        public required string Category { get; init; }

        public required string? Artisan { get; init; }

        public required string? Cover { get; init; }
    }
}
