using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Shop.Licences;

namespace VillageCloud.Features.Shop.Catalog;

internal static class Categories
{
    /// <summary>The tree, for whoever changes it: one at a time, or two moves could close a circle.</summary>
    public static async Task<CategoryTree> HoldTree(this VillageDb db, CancellationToken ct)
    {
        await db.HoldVillageAlone(ct);
        return new(db.Tenant.Id, await db.Categories.ToListAsync(ct));
    }

    /// <summary>The tree as it is to be looked at.</summary>
    public static async Task<CategoryTree> Tree(this VillageDb db, CancellationToken ct) =>
        new(db.Tenant.Id, await db.Categories.AsNoTrackingWithIdentityResolution().Include(static one => one.Parent)
            .ToListAsync(ct));

    /// <summary>A category and all below it.</summary>
    public static IQueryable<CategoryId> Within(this VillageDb db, CategoryId top) => db.Categories
        .Where(one => one.Id == top || one.ParentId == top || one.Parent!.ParentId == top).Select(one => one.Id);

    /// <summary>Why a product can't be put on sale where it stands: asked by everything that puts on sale, in the unit
    /// of work that does, so that nobody closes the category meanwhile.</summary>
    public static async Task<Refusal?> WhyNotForSale(
        this VillageDb db, Product product, DateTimeOffset now, CancellationToken ct)
    {
        var id = product.CategoryId;
        await db.HoldShared(id, ct);
        var category = await db.Categories.AsNoTracking().SingleAsync(one => one.Id == id, ct);
        if (category.IsClosed) return new CategoryClosed(category.Path);
        if (await db.Households.IgnoreAutoIncludes().AnyAsync(
            one => one.Id == product.HouseholdId && one.LeftOn != null, ct)) return new SellerHasLeft();
        var book = await LicenceBook.Of(db, BeijingTime.DayOf(now), ct);
        return book.Lacking(id, product.HouseholdId);
    }
}
