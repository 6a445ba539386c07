using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

/// <summary>Categories to choose from, by their path.</summary>
internal static class CategoryChoices
{
    public static string KeyOf(CategoryId id) => id.Value.ToString(CultureInfo.InvariantCulture);

    public static CategoryId? Read(string key) =>
        long.TryParse(key, CultureInfo.InvariantCulture, out var id) ? new CategoryId(id) : null;

    /// <summary>Those in use.</summary>
    /// <param name="besides">One that was chosen while it was.</param>
    public static IReadOnlyList<(string Key, string Text)> Open(
        IReadOnlyList<CategoryRow> tree, CategoryId? besides) =>
        [.. tree.Where(one => !one.IsClosed || one.Id == besides).Select(static one => (KeyOf(one.Id), one.Path))];
}

/// <summary>哪一类: a list narrowed to one category and all below it.</summary>
internal sealed class CategoryFilter(ConsoleScope village)
{
    public ListFilter Filter { get; } = new("category", "分类") { IsLong = true };

    /// <summary>What was chosen; the first time it learns what there is.</summary>
    public async Task<CategoryId?> Chosen()
    {
        if (Filter.Choices.Count == 0)
        {
            var tree = await village.Look((ListCategories feature) => feature.Run(CancellationToken.None));
            if (tree.IsRefused) return null;
            Filter.Choices =
                [("", "全部"), .. tree.Value.Select(static one => (CategoryChoices.KeyOf(one.Id), one.Path))];
        }

        return CategoryChoices.Read(Filter.Value);
    }
}
