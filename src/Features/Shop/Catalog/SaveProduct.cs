using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>A new product, or all of one that is there, as its form says; all of it or nothing. Stock of a size that is
/// there isn't the form's: it moves by <see cref="AdjustSku"/>.</summary>
public sealed class SaveProduct(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) =>
        work.Once("catalog.save", command, () => Save(command, ct), ct);

    private async Task<Outcome<Result>> Save(Command command, CancellationToken ct)
    {
        var read = command.Entry.Checked();
        if (read.Refusal is { } wrong) return wrong;
        var entry = read.Value;
        if (await LacksPicture(entry, ct)) return new PictureGone();
        var found = await FindOrMake(command, entry, ct);
        if (found.Refusal is { } refusal) return refusal;
        var product = found.Value;
        if (await WrongSeller(product, command, ct) is { } nobody) return nobody;
        if (await db.Products.AnyAsync(one => one.Name == entry.Card.Name && one.Id != product.Id, ct))
            return new ProductNameTaken(entry.Card.Name);
        if (await WrongCategory(product, entry.Card.Category, ct) is { } misplaced) return misplaced;
        product.Describe(entry.Card);
        if (product.BelongTo(command.Household).Refusal is { } fixedAlready) return fixedAlready;
        product.Show(entry.Pictures);
        product.Tell(entry.Blocks);
        if (Size(product, entry.Skus).Refusal is { } wrongSize) return wrongSize;
        if (Publish(product, command).Refusal is { } notNow) return notNow;
        if ((product.IsOnSale || product.PublishAt is not null)
            && await db.WhyNotForSale(product, clock.GetUtcNow(), ct) is { } bare) return bare;
        // However little was written: of two who had it open, the second is told.
        db.Entry(product).Property(one => one.Name).IsModified = product.Id != default;
        await db.SaveChangesAsync(ct);
        work.Concerns($"{product.Id.Value}");
        return new Result(product.Id, product.Name, product.State, product.PublishAt);
    }

    private async Task<Outcome<Product>> FindOrMake(Command command, ProductEntry entry, CancellationToken ct)
    {
        if (command.Id is not { } id)
            return db.Products.Add(new(db.Tenant.Id, command.Household, command.Artisan, entry.Card)).Entity;
        var product = await db.Products.Include(one => one.Skus).Include(one => one.Pictures)
            .Include(one => one.Blocks).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (product is null) return new ProductNotFound();
        return product.Version == command.Version ? product : new ProductChangedMeanwhile();
    }

    /// <summary>Nothing is given to one who has left; what was theirs as a draft may stay.</summary>
    private async Task<Refusal?> WrongSeller(Product product, Command command, CancellationToken ct)
    {
        var isNew = product.Id == default;
        var household = await db.Households.IgnoreAutoIncludes().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == command.Household, ct);
        if (household is null) return new HouseholdUnknown();
        if (household.LeftOn is not null && (isNew || product.HouseholdId != household.Id)) return new SellerGone();
        return isNew && command.Artisan is { } artisan && !await db.Artisans.AnyAsync(one => one.Id == artisan, ct)
            ? new ArtisanUnknown()
            : null;
    }

    /// <summary>Nothing is put into a closed one; what stands there as a draft may stay.</summary>
    private async Task<Refusal?> WrongCategory(Product product, CategoryId id, CancellationToken ct)
    {
        var category = await db.Categories.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (category is null) return new CategoryUnknown();
        var stays = product.Id != default && product.CategoryId == id;
        return category.IsClosed && !stays ? new CategoryClosed(category.Path) : null;
    }

    private async Task<bool> LacksPicture(ProductEntry entry, CancellationToken ct)
    {
        List<PictureId> shown =
        [
            .. entry.Pictures.Concat(entry.Blocks.Select(static block => block.Picture).OfType<PictureId>()).Distinct(),
        ];
        return await db.Pictures.CountAsync(
            one => shown.Contains(one.Id) && one.Audience == PictureAudience.Everybody, ct) < shown.Count;
    }

    private Outcome Size(Product product, IReadOnlyList<SkuEntry> sizes)
    {
        foreach (var size in sizes)
        {
            if (size.Id is not { } id)
            {
                _ = product.AddSku(size.Name, size.Price, size.Stock, clock.GetUtcNow(), size.WeightGrams);
                continue;
            }

            if (product.Skus.SingleOrDefault(one => one.Id == id) is not { } sku) return new SkuNotFound();
            sku.Rename(size.Name);
            sku.Reprice(size.Price);
            sku.Weigh(size.WeightGrams);
        }

        return Outcome.Done;
    }

    private Outcome Publish(Product product, Command command)
    {
        var now = clock.GetUtcNow();
        return command.PutOnSale && !product.IsOnSale ? product.PutOnSale(now)
            : product.IsOnSale ? Outcome.Done
            : product.PublishAt is { } planned && planned == command.PublishAt ? Outcome.Done
            : product.PlanToPublish(command.PublishAt, now);
    }

    /// <param name="Id">Null for a new one.</param>
    /// <param name="Version">What its form began with.</param>
    /// <param name="Artisan">Of a new one.</param>
    /// <param name="PutOnSale">Now; false leaves it where it is.</param>
    /// <param name="PublishAt">When it goes on sale by itself; nothing to one that is on sale.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, ProductId? Id, int Version, HouseholdId Household, ArtisanId? Artisan,
        ProductEntry Entry, bool PutOnSale, DateTimeOffset? PublishAt = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(ProductId Id, string Name, ShelfState State, DateTimeOffset? PublishAt);
}

public sealed record HouseholdUnknown()
    : Refusal("catalog.household_unknown", "请选这是哪一户的货");

public sealed record ArtisanUnknown()
    : Refusal("catalog.artisan_unknown", "村里没有这位工匠，请重新打开这一页再试");

public sealed record PictureGone()
    : Refusal("catalog.picture_gone", "有一张图片已经不在了，请去掉它，重新上传");
