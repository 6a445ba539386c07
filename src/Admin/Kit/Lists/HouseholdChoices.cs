using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>Households to choose from, by number and name.</summary>
internal static class HouseholdChoices
{
    public static string KeyOf(HouseholdId id) => id.Value.ToString(CultureInfo.InvariantCulture);

    public static HouseholdId? Read(string key) =>
        long.TryParse(key, CultureInfo.InvariantCulture, out var id) ? new HouseholdId(id) : null;

    /// <summary>Those who have left, too: a late invoice may be theirs.</summary>
    public static IReadOnlyList<(string Key, string Text)> All(IReadOnlyList<ListHouseholds.HouseholdName> known) =>
        [.. known.Select(static one => (KeyOf(one.Id), $"{one.Number} {one.Name}"))];

    /// <summary>Those who are still there.</summary>
    /// <param name="besides">One that was chosen while it was.</param>
    public static IReadOnlyList<(string Key, string Text)> Staying(
        IReadOnlyList<ListHouseholds.HouseholdName> known, HouseholdId? besides) =>
        All([.. known.Where(one => !one.HasLeft || one.Id == besides)]);
}
