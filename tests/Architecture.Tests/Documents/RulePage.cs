using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

/// <summary>One page of docs/rules and the word by which it is cited: money R5, wechat §4.3, sandbox N11.</summary>
public sealed partial record RulePage(string Word, SourceFile File)
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["docs/rules/money.md"] = "money",
        ["docs/rules/wechat.md"] = "wechat",
        ["docs/rules/sandbox-faults.md"] = "sandbox",
    };

    /// <summary>As cited (R5, §4.3), in the order of the page; one that stands twice is here twice.</summary>
    public IReadOnlyList<Section> Sections { get; } = [.. Read(File.Text)];

    /// <summary>Null for a page that isn't one of the rules.</summary>
    public static RulePage? Of(SourceFile file) => Words.TryGetValue(file.Path, out var word) ? new(word, file) : null;

    public static IReadOnlyCollection<string> AllWords => Words.Values;

    public bool Has(string number) => Sections.Any(section => section.Number == number);

    private static IEnumerable<Section> Read(string text)
    {
        var headings = Heading().Matches(text);
        for (var i = 0; i < headings.Count; i++)
        {
            var number = headings[i].Groups["number"].Value;
            var end = i + 1 < headings.Count ? headings[i + 1].Index : text.Length;
            var cited = char.IsAsciiLetter(number[0]) ? number : $"§{number}";
            yield return new Section(cited, text[headings[i].Index..end]);
        }
    }

    [GeneratedRegex(
        @"^\#{2,4} (?<number>[A-Z]\d{1,2}|\d+(\.\d+)*)\.? ",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    /// <param name="Text">The heading and what stands under it, up to the next one.</param>
    public sealed record Section(string Number, string Text)
    {
        /// <summary>A rule, a check or a fault: something that a test can show. The others tell of law and wire.
        /// </summary>
        public bool IsTestable => char.IsAsciiLetter(Number[0]);
    }
}
