using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>哪一户: a list narrowed to one household. The address names it by its number, which people know.</summary>
public sealed class HouseholdFilter(ConsoleScope village)
{
    private IReadOnlyList<ListHouseholds.HouseholdName>? known;

    public ListFilter Filter { get; } = new("household", "农户") { IsLong = true };

    /// <summary>Who was chosen; the first time it learns who there is.</summary>
    public async Task<HouseholdId?> Chosen()
    {
        if (known is null)
        {
            var found = await village.Look((ListHouseholds feature) => feature.Run(CancellationToken.None));
            if (found.IsRefused) return null;
            known = found.Value;
            Filter.Choices =
            [
                ("", "全部"), .. known.Select(one => (NumberOf(one), $"{one.Number} {one.Name}")),
            ];
        }

        return known.FirstOrDefault(one => NumberOf(one) == Filter.Value)?.Id;
    }

    private static string NumberOf(ListHouseholds.HouseholdName one) =>
        one.Number.ToString(CultureInfo.InvariantCulture);
}
