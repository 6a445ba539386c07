using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

/// <summary>Whoever cites a rule leads the reader to it: one form, and a heading in docs/rules behind each.</summary>
public static partial class CitationRules
{
    private const string Example = "money R5, wechat §4.3 or sandbox N11";

    public static IEnumerable<string> CitationsResolve(SourceFile file, IReadOnlyCollection<RulePage> pages)
    {
        foreach (Match citation in Citation().Matches(Prose.Of(file)))
        {
            var page = pages.SingleOrDefault(one => one.Word == citation.Groups["page"].Value);
            foreach (Capture number in citation.Groups["number"].Captures)
            {
                if (page?.Has(number.Value) != true)
                    yield return file.At(number.Index, $"{number.Value} has no heading in {page?.File.Path}");
            }
        }
    }

    /// <summary>A number alone leads nowhere, except on the very page that has it.</summary>
    public static IEnumerable<string> CitationsNameTheirPage(SourceFile file)
    {
        var prose = Prose.Of(file);
        var page = RulePage.Of(file);
        var alone = Citation().Replace(prose, static match => new string(' ', match.Length));
        var loose = Number().Matches(alone)
            .Where(match => page is null || !page.Has(match.Value))
            .Select(match => file.At(match.Index, $"{match.Value} of which page? Cite as {Example}"));
        var old = OldForm().Matches(alone)
            .Where(match => !file.EndsWithAny(".md") || !match.Value.EndsWith(".md", StringComparison.Ordinal))
            .Select(match => file.At(match.Index, $"{match.Value}: cite as {Example}"));
        return loose.Concat(old);
    }

    /// <summary>What isn't in the repository can't be looked up by whoever has only the repository.</summary>
    public static IEnumerable<string> NothingOutsideIsCited(SourceFile file) => Outside().Matches(file.Text)
        .Select(match => file.At(match.Index, $"{match.Value} is not part of this repository"));

    public static IEnumerable<string> DecisionsAreThere(SourceFile file, IReadOnlyCollection<SourceFile> decisions) =>
        Decision().Matches(Prose.Of(file))
            .Where(match => !decisions.Any(decision => decision.Text.StartsWith(
                $"# {match.Groups["number"].Value}. ", StringComparison.Ordinal)))
            .Select(match => file.At(match.Index, $"{match.Value} is not in docs/decisions"));

    public static IEnumerable<string> NumbersAreUnique(RulePage page) => page.Sections
        .CountBy(static section => section.Number)
        .Where(static one => one.Value > 1)
        .Select(one => $"{page.File.Path}: {one.Key} stands {one.Value} times");

    /// <summary>The books' checks in code against the headings I1, I2 …: one each.</summary>
    public static IEnumerable<string> EachCheckHasItsNumber(RulePage money, IEnumerable<SourceFile> code) =>
        EachOnce(money, "I", code, Check());

    /// <summary>The sandbox's catalogue against the page's headings: one each.</summary>
    public static IEnumerable<string> EachFaultHasItsHeading(RulePage sandbox, IEnumerable<SourceFile> code) =>
        EachOnce(sandbox, "", code, Catalogued());

    public static IEnumerable<string> FaultsAskedForAreThere(SourceFile file, RulePage sandbox) => AskedFor()
        .Matches(file.Text)
        .Where(match => !sandbox.Has(match.Groups["number"].Value))
        .Select(match => file.At(match.Index, $"sandbox {match.Groups["number"].Value} has no heading"));

    public static IEnumerable<string> EachRuleNamesItsTest(RulePage page) => page.Sections
        .Where(static section => section.IsTestable && !Test().IsMatch(section.Text))
        .Select(section => $"{page.File.Path}: {section.Number} names no test that shows it");

    /// <param name="tests">The text of all files of that class, by its name.</param>
    public static IEnumerable<string> TestsAreThere(SourceFile page, Func<string, string> tests) =>
        from match in Test().Matches(page.Text)
        let name = match.Groups["class"].Value
        let text = tests(name)
        from method in match.Groups["method"].Captures
        where method.Value == "*" ? text.Length == 0 : !text.Contains($" {method.Value}(", StringComparison.Ordinal)
        select page.At(method.Index, $"there is no test {name}.{method.Value}");

    private static IEnumerable<string> EachOnce(
        RulePage page, string family, IEnumerable<SourceFile> code, Regex pattern)
    {
        var named = code
            .SelectMany(file => pattern.Matches(CSharpText.WithoutComments(file.Text)))
            .CountBy(static match => match.Groups["number"].Value).ToDictionary(StringComparer.Ordinal);
        var headed = page.Sections.Select(static section => section.Number)
            .Where(number => number.StartsWith(family, StringComparison.Ordinal) && char.IsAsciiLetter(number[0]));
        foreach (var number in headed.Except(named.Keys, StringComparer.Ordinal))
            yield return $"{page.File.Path}: {number} is nowhere in the code";
        foreach (var (number, times) in named)
        {
            if (!page.Has(number)) yield return $"{page.Word} {number} has no heading in {page.File.Path}";
            if (times > 1) yield return $"{page.Word} {number} stands for {times} things in the code";
        }
    }

    // "money R7–R9", "wechat §3.6, §1.2" over the end of a line, "money I1 – I11".
    [GeneratedRegex(
        @"\b(?<page>money|wechat|sandbox) (?<number>§\d+(\.\d+)*|[A-Z]\d{1,2}(?!\w))"
        + @"((,| –|–| and| or)[\s/]*(?<number>§\d+(\.\d+)*|[A-Z]\d{1,2}(?!\w)))*",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();

    [GeneratedRegex(@"§(\d+(\.\d+)*)?|(?<![\w""/+.&#%-])[RINTXBA]\d{1,2}(?!\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(money|wechat|wechat-sandbox|sandbox-faults)\.md|\b[AB]\.\d{1,2}\b|\bADR \d+",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OldForm();

    [GeneratedRegex(@"\.\./shared\b|\bshared/(design|findings|data)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outside();

    [GeneratedRegex(@"\b[Dd]ecision (?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decision();

    [GeneratedRegex(@"""(?<number>I\d{1,2})""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Check();

    [GeneratedRegex(@"\[""(?<number>[A-Z]\d{1,2})""\] = ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Catalogued();

    [GeneratedRegex(
        @"(\bFault\(|\bid\s*[=:]\s*|""id"":\s*)""(?<number>[A-Z]\d{1,2})""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AskedFor();

    // "NoticeTests.A_notice_pays_the_order, An_odd_shape_is_read_all_the_same": one class, two tests; "*": all of it.
    [GeneratedRegex(
        @"\b(?<class>[A-Z]\w*Tests)\.(?<method>\*|[A-Z]\w*)(,\s+(?<method>[A-Z][A-Za-z0-9]*_\w+))*",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Test();
}
