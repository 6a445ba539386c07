using System.Reflection;
using System.Text.Json;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Transitions;

/// <summary>All that a noun keeps, so that one can see what a verb left alone; of its two people each by name.
/// </summary>
public sealed class Snapshot
{
    private readonly Dictionary<string, string> kept;

    private Snapshot(Dictionary<string, string> kept) => this.kept = kept;

    public static Snapshot Of(object noun) => new(KeptBy(noun).ToDictionary());

    private static IEnumerable<(string Name, string Value)> KeptBy(object noun) => noun.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite || IsListOf(noun, property))
        .SelectMany(property => property.GetValue(noun) is TwoPeople people
            ? KeptBy(people)
            : [(property.Name, JsonSerializer.Serialize(property.GetValue(noun), property.PropertyType))]);

    /// <returns>Names of what differs.</returns>
    public List<string> DifferencesTo(Snapshot other) =>
        [.. kept.Where(one => other.kept[one.Key] != one.Value).Select(one => one.Key)];

    /// <summary>A list is a field that is shown; what is worked out of others is no part of the noun.</summary>
    private static bool IsListOf(object noun, PropertyInfo property) => noun.GetType().GetField(
        char.ToLowerInvariant(property.Name[0]) + property.Name[1..],
        BindingFlags.NonPublic | BindingFlags.Instance) is not null;
}
