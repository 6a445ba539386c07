using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

/// <summary>The operator's page against the code: whatever is told as stuck or broken has its heading, and no heading
/// is about an alarm that nothing raises.</summary>
public static partial class RunbookRules
{
    public static IEnumerable<string> Lacks(SourceFile runbook, IEnumerable<SourceFile> code)
    {
        var known = Headings(runbook).ToHashSet(StringComparer.Ordinal);
        return Told(code).Where(one => !known.Contains(one)).Select(one => $"{runbook.Path}: no heading has {one}");
    }

    public static IEnumerable<string> KnowsTooMuch(SourceFile runbook, IReadOnlyCollection<SourceFile> code)
    {
        var told = Told(code).ToHashSet(StringComparer.Ordinal);
        return Headings(runbook)
            .Where(one => !told.Contains(one)
                && !code.Any(file => file.Text.Contains($"\"{one}\"", StringComparison.Ordinal)))
            .Select(one => $"{runbook.Path}: nothing raises {one}");
    }

    private static IEnumerable<string> Headings(SourceFile runbook) => runbook.Text.Split('\n')
        .Where(static line => line.StartsWith("## ", StringComparison.Ordinal))
        .SelectMany(static line => Code().Matches(line).Select(static match => match.Groups["code"].Value));

    private static IEnumerable<string> Told(IEnumerable<SourceFile> code) => code
        .SelectMany(static file => Worklist().Matches(file.Text).Select(match => $"{match.Groups["name"].Value}.stuck")
            .Concat(Named().Matches(file.Text).Select(static match => match.Groups["code"].Value)));

    [GeneratedRegex(@"`(?<code>[a-z]+\.[a-z_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"Worklist\.List \w+ = new\(\""(?<name>[a-z]+)\""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Worklist();

    [GeneratedRegex(
        @"const string (Stuck|Broken|Unchecked) = \""(?<code>[a-z]+\.[a-z_]+)\""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
