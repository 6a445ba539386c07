using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests;

/// <summary>A second village in the same database, with one of each thing that a command of ours could name by
/// mistake.</summary>
internal sealed record NeighbourGoods(HouseholdId Household, ArtisanId Artisan, CategoryId Category, ProductId Product)
{
    /// <summary>Of no village: a number that was never given.</summary>
    public static readonly NeighbourGoods Nowhere = new(new(987_654), new(987_654), new(987_654), new(987_654));

    public const string Slug = "linzhuang";

    public static async Task<NeighbourGoods> Of(TestVillage village)
    {
        await using var scope = village.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var terms = db.Cooperatives.Select(static one => one.Terms).Single();
        var other = db.Cooperatives.Add(new(Slug, "邻庄", LegalForm.FarmersCooperative, terms)).Entity;
        await db.SaveChangesAsync();
        db.Tenant.Become(other.Id, Slug);
        var household = db.Households.Add(new(other.Id, 1, "邻家", isMember: true)).Entity;
        var category = db.Categories.Add(
            new CategoryTree(other.Id, []).Add("干果", GoodsKind.Nuts, parent: null).OrThrow()).Entity;
        await db.SaveChangesAsync();
        var artisan = db.Artisans.Add(new(other.Id, household.Id, "邻匠", Figure.Man, "竹编", "编竹篮的人")).Entity;
        var product = db.Products.Add(
            new(other.Id, household.Id, null, new("邻家山核桃", category.Id, "邻庄", "", 48))).Entity;
        await db.SaveChangesAsync();
        return new(household.Id, artisan.Id, category.Id, product.Id);
    }
}
