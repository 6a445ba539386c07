using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Licences;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>The village's papers beside what its categories demand, on one day: the one place that says whether a
/// household may sell in a category.</summary>
internal sealed class LicenceBook(IEnumerable<Category> categories, IReadOnlyList<Licence> licences, DateOnly day)
{
    private readonly Dictionary<CategoryId, Category> categories = categories.ToDictionary(static one => one.Id);

    public IReadOnlyList<Licence> Licences => licences;

    /// <summary>Of a village where nothing is demanded the papers aren't read.</summary>
    public static async Task<LicenceBook> Of(VillageDb db, DateOnly day, CancellationToken ct)
    {
        var all = await db.Categories.AsNoTrackingWithIdentityResolution().Include(static one => one.Parent)
            .ToListAsync(ct);
        var licences = all.Exists(static one => one.Demand is not null)
            ? await db.Licences.AsNoTracking().Where(static one => one.OpenSlot != null).ToListAsync(ct)
            : [];
        return new(all, licences, day);
    }

    /// <summary>The first paper that is missing; null where nothing is.</summary>
    public LicenceLacking? Lacking(CategoryId category, HouseholdId household)
    {
        var found = categories.GetValueOrDefault(category);
        foreach (var demanded in DemandsOf(found))
        {
            if (!licences.Any(one => one.Covers(demanded, household, day)))
                return new(found!.Path, demanded);
        }

        return null;
    }

    /// <summary>What a category asks for by itself and by those above it.</summary>
    public static IEnumerable<LicenceKind> DemandsOf(Category? category) =>
        CategoryTree.Upwards(category).Select(static one => one.Demand).OfType<LicenceKind>().Distinct();
}
