using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Boundaries;

/// <summary>Which area may know which: Shared ← WeChat ← Platform ← Village ← People ← Messaging ← Finance ←
/// {Shop, Makers}, never back and never sideways (decision 17). Mappings may point a foreign key anywhere, and a face
/// may show two areas on one page.</summary>
public static partial class AreaRules
{
    private static readonly string[] Layers = ["src/Domain", "src/Features"];

    /// <summary>An area may know those of a lower number. Audit and Insights read all and are read by none.</summary>
    private static readonly IReadOnlyDictionary<string, int> Rank = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["Shared"] = 0, ["WeChat"] = 1, ["Platform"] = 2, ["Village"] = 3, ["People"] = 4, ["Messaging"] = 5,
        ["Finance"] = 6, ["Shop"] = 7, ["Makers"] = 7, ["Audit"] = 8, ["Insights"] = 9,
    };

    public static IEnumerable<string> KnowsOnlyLowerAreas(SourceFile file)
    {
        if (AreaOf(file) is not { } area || !Rank.TryGetValue(area, out var own)) return [];
        return Named().Matches(CSharpText.WithoutComments(file.Text))
            .Where(match => match.Groups["area"].Value != area
                && Rank.TryGetValue(match.Groups["area"].Value, out var other) && other >= own)
            .Select(match => file.At(match.Index, $"{area} must not know {match.Groups["area"].Value}"));
    }

    public static IEnumerable<string> EveryFolderIsAnArea(SourceFile file) =>
        AreaOf(file) is { } area && !Rank.ContainsKey(area)
            ? [$"{file.Path}: {area} is no area; the table of AreaRules says which there are"]
            : [];

    /// <summary>So that one search finds a noun in every layer.</summary>
    public static IEnumerable<string> NamespaceIsTheFolder(SourceFile file)
    {
        if (Array.Find(Layers, file.IsUnder) is null || Namespace().Match(file.Text) is not { Success: true } match)
            return [];
        var folder = "VillageCloud." + file.Path["src/".Length..file.Path.LastIndexOf('/')].Replace('/', '.');
        return match.Groups["name"].Value == folder ? [] : [file.At(match.Index, $"belongs to {folder}")];
    }

    private static string? AreaOf(SourceFile file) =>
        Array.Find(Layers, file.IsUnder) is { } layer && file.Path.IndexOf('/', layer.Length + 1) is var end and > 0
            ? file.Path[(layer.Length + 1)..end]
            : null;

    [GeneratedRegex(
        @"\bVillageCloud\.(Domain|Features)\.(?<area>[A-Z]\w+)|(?<!\.)\b(Domain|Features)\.(?<area>[A-Z]\w+)\.[A-Z]",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();
}
