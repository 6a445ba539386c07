using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Boundaries;

/// <summary>A refusal that nobody looks at is money that nobody looks at: an Outcome is never a whole statement.
/// </summary>
/// <remarks>A text check: it knows a method that returns an Outcome by its name, as long as no other method of the
/// same name returns something else. Whoever means to ignore one writes <c>_ =</c>.</remarks>
public static partial class OutcomeRules
{
    private const string AnyFeature = "Run";

    /// <summary>Names of methods that always return an Outcome in these files.</summary>
    public static IReadOnlySet<string> NamesOf(IEnumerable<SourceFile> files)
    {
        var answers = new HashSet<string>(StringComparer.Ordinal);
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (Match match in Declaration().Matches(CSharpText.WithoutWords(file.Text)))
            {
                (OutcomeType().IsMatch(match.Groups["type"].Value) ? answers : others)
                    .Add(match.Groups["name"].Value);
            }
        }

        answers.ExceptWith(others);
        return answers;
    }

    public static IEnumerable<string> NoneIsDropped(SourceFile file, IReadOnlySet<string> names)
    {
        var code = CSharpText.WithoutWords(file.Text);
        foreach (Match call in Call().Matches(code))
        {
            var name = call.Groups["name"].Value;
            // An awaited Run is a feature's, unless it is given services: a feature takes a command. One that is not
            // awaited starts a web host.
            var isFeature = name == AnyFeature && call.Value.StartsWith("await", StringComparison.Ordinal)
                && !Services().IsMatch(code, call.Index + call.Length);
            if ((isFeature || names.Contains(name)) && IsWholeStatement(code, call.Index + call.Length))
                yield return file.At(call.Groups["name"].Index, $"{name}: the Outcome is dropped; look at it");
        }
    }

    // From just after the call's opening parenthesis to its closing one; then a `;` means that nobody looked.
    private static bool IsWholeStatement(string code, int after)
    {
        var depth = 1;
        while (after < code.Length && depth > 0)
        {
            depth += code[after] switch { '(' => 1, ')' => -1, _ => 0 };
            after++;
        }

        while (after < code.Length && char.IsWhiteSpace(code[after])) after++;
        return after < code.Length && code[after] == ';';
    }

    [GeneratedRegex(
        @"\b(public|internal|private|protected)\s+((static|async|override|virtual|sealed|abstract)\s+)*"
        + @"(?<type>[\w.]+(<[\w.<>,?\s\[\]]+>)?\??)\s+(?<name>\w+)\s*\(",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\G[\w.]*([sS]erviceProvider|[sS]ervices)\s*[,)]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Services();

    [GeneratedRegex(@"^(Task<|ValueTask<)?Outcome\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OutcomeType();

    [GeneratedRegex(
        @"(?<=(^|[;{})]|\belse)\s*)"
        + @"(await\s+[\w.]+\.(?<name>\w+)|(?!return\b|throw\b|await\b)\w[\w.]*\.(?<name>\w+))\(",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();
}
