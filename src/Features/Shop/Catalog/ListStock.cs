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
    /// <summary>So many sizes of a name are told to the database one by one.</summary>
    private const int MostNamed = 1_000;

    /// <summary>So far a list in the order of households is turned by looking at the first of them only.</summary>
    private const int MostMakers = 1_000;

    private static readonly Sort ByProduct = new(nameof(StockRow.ProductId));

    private static readonly SortKeys<Found> Keys = new SortKeys<Found>()
        .With(nameof(StockRow.ProductId), row => row.Sku.ProductId)
        .With(nameof(StockRow.Product), row => row.Product.Name)
        .With(nameof(StockRow.Household), row => row.Household)
        .With(nameof(StockRow.Price), row => row.Sku.Price.Fen)
        .With(nameof(StockRow.Stock), row => row.Sku.Stock)
        .With(nameof(StockRow.IsOnSale), row => row.Product.IsOnSale);

    /// <summary>By what a size has itself: then no product is read for the order.</summary>
    private static readonly SortKeys<Sku> OwnKeys = new SortKeys<Sku>()
        .With(nameof(StockRow.ProductId), sku => sku.ProductId)
        .With(nameof(StockRow.Price), sku => sku.Price.Fen)
        .With(nameof(StockRow.Stock), sku => sku.Stock);

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var sort = query.Page.Sort ?? ByProduct;
        if (Keys.Order(Rows(), sort).Refusal is { } refusal) return refusal;
        var (asked, isAll, scanned) = await Asked(query, ct);
        var counts = isAll ? await CountAll(ct)
            : scanned is null ? await Count(asked, ct)
            : await SizesOf(scanned.Products, ct)
                + (scanned.Sizes is null ? new(0, 0, 0) : await Count(scanned.Sizes, ct));
        var page = await (await Page(query, sort, In(asked, query.State), isAll && query.State is null, ct))
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var known = await Those(Rows(), page).ToDictionaryAsync(row => row.Sku.Id, ct);
        // One that went meanwhile is none any more.
        var found = page.FindAll(place => known.ContainsKey(place.Sku)).ConvertAll(place => known[place.Sku]);
        List<StockRow> rows =
        [
            .. found.Select(row => new StockRow(
                row.Product.Id, row.Sku.Id, row.Product.Name, row.Sku.Name, row.Household, row.Artisan,
                row.Category, row.Product.Origin, row.Sku.Price, row.Sku.Stock, row.Product.State,
                row.Product.PublishAt, row.Cover)),
        ];
        return new Result(new(rows, counts.Of(query.State)), counts);
    }

    /// <summary>The sizes in the order asked for; what the rows say besides is read of one page.</summary>
    private async Task<IQueryable<Place>> Page(
        Query query, Sort sort, IQueryable<Found> shown, bool isAll, CancellationToken ct)
    {
        if (isAll && OwnKeys.Order(db.Skus.AsNoTracking(), sort) is { IsRefused: false } own)
        {
            return own.Value.ThenBy(sku => sku.Id)
                .Select(sku => new Place { Sku = sku.Id, Product = sku.ProductId });
        }

        var end = (long)query.Page.Skip + query.Page.Take;
        if (sort.By != nameof(StockRow.Household) || end > MostMakers)
            return PlacesOf(Keys.Order(shown, sort).OrThrow().ThenBy(row => row.Sku.Id));
        // Each of these households has one of the rows at least: so many of them have all that is shown.
        var having = db.Households.Where(one => shown.Any(row => row.Product.HouseholdId == one.Id));
        var named = sort.Descending ? having.OrderByDescending(one => one.Name) : having.OrderBy(one => one.Name);
        var makers = await named.ThenBy(one => one.Id).Select(one => one.Id).Take((int)end).ToListAsync(ct);
        var theirs = shown.Where(row => makers.Contains(row.Product.HouseholdId));
        return PlacesOf(
            Keys.Order(theirs, sort).OrThrow().ThenBy(row => row.Product.HouseholdId).ThenBy(row => row.Sku.Id));
    }

    private static IQueryable<Place> PlacesOf(IQueryable<Found> rows) =>
        rows.Select(row => new Place { Sku = row.Sku.Id, Product = row.Sku.ProductId });

    // Of both tables the keys are told: SQLite begins with the products, and would read all of them.
    private static IQueryable<Found> Those(IQueryable<Found> rows, IReadOnlyCollection<Place> places)
    {
        var (skus, products) = (
            places.Select(place => place.Sku).ToList(), places.Select(place => place.Product).Distinct().ToList());
        return rows.Where(row => products.Contains(row.Product.Id) && skus.Contains(row.Sku.Id));
    }

    // In one pass: every row is looked at for its state.
    private static async Task<Counts> Count(IQueryable<Found> rows, CancellationToken ct) =>
        await rows.GroupBy(static _ => 1).Select(static all => new Counts(
            all.Count(row => row.Product.PublishedAt == null),
            all.Count(row => row.Product.IsOnSale),
            all.Count(row => !row.Product.IsOnSale && row.Product.PublishedAt != null))).SingleOrDefaultAsync(ct)
        ?? new(0, 0, 0);

    // Most are on sale: the others are looked at, and these are the rest.
    private async Task<Counts> CountAll(CancellationToken ct)
    {
        var all = await db.Skus.CountAsync(ct);
        var others = await SizesOf(db.Products.Where(product => !product.IsOnSale), ct);
        return others with { OnSale = all - others.All };
    }

    private static async Task<Counts> SizesOf(IQueryable<Product> products, CancellationToken ct)
    {
        var states = await products
            .Select(product => new
            {
                product.IsOnSale, IsDraft = product.PublishedAt == null, Sizes = product.Skus.Count,
            })
            .GroupBy(product => new { product.IsOnSale, product.IsDraft })
            .Select(same => new { same.Key.IsOnSale, same.Key.IsDraft, Sizes = same.Sum(product => product.Sizes) })
            .ToListAsync(ct);
        return new(
            states.Where(static one => one.IsDraft).Sum(static one => one.Sizes),
            states.Where(static one => one.IsOnSale).Sum(static one => one.Sizes),
            states.Where(static one => !one.IsOnSale && !one.IsDraft).Sum(static one => one.Sizes));
    }

    /// <summary>All that the query finds, whatever its page says; as many as can be changed in one go.</summary>
    public async Task<Outcome<IReadOnlyList<SkuId>>> Find(Query query, CancellationToken ct)
    {
        var rows = In((await Asked(query, ct)).Rows, query.State);
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

    private IQueryable<Found> Rows() =>
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

    /// <summary>By everything that narrows the list, but for the tab; and whether nothing does.</summary>
    private async Task<(IQueryable<Found> Rows, bool IsAll, Scanned? Scanned)> Asked(
        Query query, CancellationToken ct)
    {
        var (rows, products) = (Rows(), db.Products.AsNoTracking());
        if (query.Category is { } top)
        {
            var within = db.Within(top);
            rows = rows.Where(row => within.Contains(row.Product.CategoryId));
            products = products.Where(product => within.Contains(product.CategoryId));
        }

        if (query.Household is { } whose)
        {
            rows = rows.Where(row => row.Product.HouseholdId == whose);
            products = products.Where(product => product.HouseholdId == whose);
        }

        if (PersonText.Word(query.Search) is not { } text)
            return (rows, query is { Category: null, Household: null }, null);
        if (await Named(text, ct) is { } few) return (Those(rows, few), false, null);
        var named = db.Households.Where(one => one.Name.Contains(text)).Select(one => one.Id);
        var ofOthers = rows.Where(row => row.Sku.Name.Contains(text) && !row.Product.Name.Contains(text)
            && !named.Contains(row.Product.HouseholdId));
        // A word of many products is seldom one of a size too, and asked for together, MariaDB reads all products.
        var own = await db.Skus.Where(sku => sku.Name.Contains(text))
            .Select(sku => new Place { Sku = sku.Id, Product = sku.ProductId }).Take(MostNamed + 1).ToListAsync(ct);
        return (
            rows.Where(row => row.Product.Name.Contains(text) || row.Sku.Name.Contains(text)
                || named.Contains(row.Product.HouseholdId)),
            false,
            new(
                products.Where(product => product.Name.Contains(text) || named.Contains(product.HouseholdId)),
                own.Count == 0 ? null : own.Count > MostNamed ? ofOthers : Those(ofOthers, own)));
    }

    // Each table is read for its own names and nothing is joined to be looked through.
    private async Task<IReadOnlyCollection<Place>?> Named(string text, CancellationToken ct)
    {
        var makers = await db.Households.Where(one => one.Name.Contains(text)).Select(one => one.Id)
            .Take(MostNamed + 1).ToListAsync(ct);
        var products = await db.Products.Where(product => product.Name.Contains(text)).Select(product => product.Id)
            .Take(MostNamed + 1).ToListAsync(ct);
        if (makers.Count > MostNamed || products.Count > MostNamed) return null;
        IQueryable<Sku>[] ways =
        [
            db.Skus.Where(sku => sku.Name.Contains(text)),
            db.Skus.Where(sku => products.Contains(sku.ProductId)),
            db.Products.Where(product => makers.Contains(product.HouseholdId)).SelectMany(product => product.Skus),
        ];
        var found = new HashSet<Place>();
        foreach (var way in ways)
        {
            found.UnionWith(await way.Select(sku => new Place { Sku = sku.Id, Product = sku.ProductId })
                .Take(MostNamed + 1).ToListAsync(ct));
            if (found.Count > MostNamed) return null;
        }

        return found;
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
        public static Counts operator +(Counts one, Counts other) =>
            new(one.Draft + other.Draft, one.OnSale + other.OnSale, one.OffShelf + other.OffShelf);

        public int All => Draft + OnSale + OffShelf;

        internal int Of(ShelfState? state) => state switch
        {
            ShelfState.Draft => Draft,
            ShelfState.OnSale => OnSale,
            ShelfState.OffShelf => OffShelf,
            null => All,
        };
    }

    /// <summary>What a common word finds, for counting: nothing is joined of which the product says enough.</summary>
    /// <param name="Products">All sizes of these.</param>
    /// <param name="Sizes">Of other products, by their own names; null where there is none.</param>
    private sealed record Scanned(IQueryable<Product> Products, IQueryable<Found>? Sizes);

    /// <param name="Artisan">Who made it, if somebody with a name did.</param>
    /// <param name="Cover">Key of the product's first picture.</param>
    public sealed record StockRow(
        ProductId ProductId, SkuId SkuId, string Product, string Sku, string Household, string? Artisan,
        string Category, string Origin, Money Price, int Stock, ShelfState State, DateTimeOffset? PublishAt,
        string? Cover)
    {
        public bool IsOnSale => State == ShelfState.OnSale;
    }

    /// <summary>By which keys a row is read.</summary>
    private sealed record Place
    {
        public required SkuId Sku { get; init; }

        public required ProductId Product { get; init; }
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
