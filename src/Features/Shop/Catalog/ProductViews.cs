using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Features.Shop.Catalog;

public sealed record ProductView(
    ProductId Id, string Name, CategoryView Category, string Origin, string Description, int AfterSalesHours,
    bool IsOnSale, string HouseholdName, ArtisanId? ArtisanId, string? ArtisanName, IReadOnlyList<SkuView> Skus)
{
    /// <summary>The first is the cover.</summary>
    public IReadOnlyList<PictureFacts> Pictures { get; init; } = [];

    /// <summary>Empty where nothing but the description was written, and in a list.</summary>
    public IReadOnlyList<BlockView> Blocks { get; init; } = [];

    public int? SeasonFrom { get; init; }

    public int? SeasonTo { get; init; }

    public int? ShelfLifeDays { get; init; }

    public string Storage { get; init; } = "";
}

public sealed record SkuView(SkuId Id, string Name, Money Price, int Stock, int? WeightGrams);

/// <param name="Picture">Of a picture only.</param>
public sealed record BlockView(BlockKind Kind, string Text, PictureFacts? Picture);

internal static class ProductViews
{
    /// <summary>The views of these products, with the names of those who make them.</summary>
    public static async Task<List<ProductView>> ViewsOf(
        this VillageDb db, IQueryable<Product> products, CancellationToken ct)
    {
        var found = await products.AsNoTracking().Include(product => product.Skus).OrderBy(product => product.Id)
            .ToListAsync(ct);
        var households = await db.Households.AsNoTracking()
            .Select(household => new { household.Id, household.Name })
            .ToDictionaryAsync(household => household.Id, household => household.Name, ct);
        var artisans = await db.Artisans.AsNoTracking()
            .Select(artisan => new { artisan.Id, artisan.Name })
            .ToDictionaryAsync(artisan => artisan.Id, artisan => artisan.Name, ct);
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(
            category => category.Id,
            category => new CategoryView(category.Id, category.ParentId, category.Name, category.Kind), ct);
        var pictures = await db.PicturesOf([.. found.Select(static product => product.Id)], ct);
        return found.ConvertAll(product => new ProductView(
            product.Id, product.Name, categories[product.CategoryId], product.Origin, product.Description,
            product.AfterSalesHours, product.IsOnSale, households[product.HouseholdId], product.ArtisanId,
            product.ArtisanId is { } artisan ? artisans[artisan] : null,
            [.. product.Skus.OrderBy(sku => sku.Id.Value)
                .Select(sku => new SkuView(sku.Id, sku.Name, sku.Price, sku.Stock, sku.WeightGrams))])
        {
            Pictures = [.. pictures[product.Id]], SeasonFrom = product.SeasonFrom, SeasonTo = product.SeasonTo,
            ShelfLifeDays = product.ShelfLifeDays, Storage = product.Storage,
        });
    }

    public static async Task<IReadOnlyList<BlockView>> BlocksOf(
        this VillageDb db, ProductId product, CancellationToken ct)
    {
        var found = await (
            from block in db.ProductBlocks.AsNoTracking()
            join picture in db.Pictures on block.PictureId equals picture.Id into pictures
            from picture in pictures.DefaultIfEmpty()
            where block.ProductId == product
            orderby block.Position
            select new { block.Kind, block.Text, Picture = picture }).ToListAsync(ct);
        return found.ConvertAll(static one => new BlockView(
            one.Kind, one.Text,
            one.Picture is { } picture ? new(picture.Key, picture.Width, picture.Height) : null));
    }

    private static async Task<ILookup<ProductId, PictureFacts>> PicturesOf(
        this VillageDb db, IReadOnlyList<ProductId> products, CancellationToken ct)
    {
        var found = await (
            from shown in db.ProductPictures.AsNoTracking()
            join picture in db.Pictures on shown.PictureId equals picture.Id
            where products.Contains(shown.ProductId)
            orderby shown.ProductId, shown.Position
            select new { shown.ProductId, picture.Key, picture.Width, picture.Height }).ToListAsync(ct);
        return found.ToLookup(
            static one => one.ProductId, static one => new PictureFacts(one.Key, one.Width, one.Height));
    }
}
