using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Tidy;

/// <summary>A catch names the exceptions that it can do something about. Two shapes name them without a type: a filter
/// that looks at the exception, and a clean-up that ends in <c>throw;</c> and so catches nothing for good.</summary>
public static partial class CatchRules
{
    public static IEnumerable<string> CatchNamesTheException(SourceFile file)
    {
        var code = CSharpText.WithoutWords(file.Text);
        return CatchAll().Matches(code)
            .Where(match => !FilterLooksAt(code, match) && !EndsInThrow(code, match))
            .Select(match => file.At(match.Index, "catch names the exceptions it can do something about"));
    }

    private static bool FilterLooksAt(string code, Match match)
    {
        var name = match.Groups["name"].Value;
        var filter = Filter().Match(code, match.Index + match.Length);
        return name.Length > 0 && filter.Success
            && Regex.IsMatch(filter.Value, $@"\b{name} is\b|[(,]\s*{name}\s*[,)]", RegexOptions.None,
                TimeSpan.FromSeconds(1));
    }

    private static bool EndsInThrow(string code, Match match)
    {
        var depth = 0;
        for (var at = code.IndexOf('{', match.Index); at >= 0 && at < code.Length; at++)
        {
            if (code[at] == '{') depth++;
            if (code[at] == '}' && --depth == 0) return Rethrow().IsMatch(code[match.Index..at]);
        }

        return false;
    }

    [GeneratedRegex(
        @"\bcatch\s*((?=\{)|\(\s*(System\.)?Exception(\s+(?<name>\w+))?\s*\))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\G\s*when\s*\([^{]*", RegexOptions.None, 1000)]
    private static partial Regex Filter();

    [GeneratedRegex(@"[;{}]\s*throw\s*;\s*$", RegexOptions.None, 1000)]
    private static partial Regex Rethrow();
}
