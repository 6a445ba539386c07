using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Boundaries;

/// <summary>A supervisor reads in the village's words what somebody did, and not a code.</summary>
public static partial class TrailRules
{
    public const string Words = "src/Admin/Pages/People/Trail/TrailWords.cs";

    public static IEnumerable<string> EveryVerbHasAWord(SourceFile file, string words) =>
        !file.IsUnder("src/Features") || !file.Text.Contains("StaffWork work", StringComparison.Ordinal)
            ? []
            : Verb().Matches(file.Text)
                .Where(match => !words.Contains($"[\"{match.Groups["verb"].Value}\"]", StringComparison.Ordinal))
                .Select(match => file.At(match.Index, $"{match.Groups["verb"].Value} has no word in {Words}"));

    [GeneratedRegex(@"\bwork\.(Once|Do)(<[^(]*>)?\(\s*""(?<verb>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verb();
}
