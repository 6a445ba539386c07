using VillageCloud.Architecture.Tests.Source;
using VillageCloud.Architecture.Tests.Tidy;

namespace VillageCloud.Architecture.Tests.Documents;

public sealed class CitationTests
{
    private static readonly IReadOnlyList<RulePage> Pages =
        [.. SourceTree.Files.Select(RulePage.Of).OfType<RulePage>()];

    private static readonly IReadOnlyList<SourceFile> Decisions =
        [.. SourceTree.Files.Where(static file => file.IsUnder("docs/decisions"))];

    [Test]
    public void Every_page_of_rules_is_there() =>
        Assert.That(Pages.Select(static page => page.Word), Is.EquivalentTo(RulePage.AllWords));

    [Test]
    public void Every_citation_leads_to_a_heading() => Holds(file => CitationRules.CitationsResolve(file, Pages));

    [Test]
    public void Every_citation_names_its_page() => Holds(CitationRules.CitationsNameTheirPage);

    [Test]
    public void Nothing_is_cited_that_a_stranger_does_not_have() => Holds(CitationRules.NothingOutsideIsCited);

    [Test]
    public void Every_decision_that_is_cited_was_taken() =>
        Holds(static file => CitationRules.DecisionsAreThere(file, Decisions));

    [Test]
    public void Every_number_stands_once() => Findings.AreNone(Pages.SelectMany(CitationRules.NumbersAreUnique));

    [Test]
    public void Every_check_of_the_books_has_a_number_of_its_own() => Findings.AreNone(
        CitationRules.EachCheckHasItsNumber(Page("money"), CSharpUnder("src")));

    [Test]
    public void Every_fault_of_the_sandbox_has_its_heading() => Findings.AreNone(
        CitationRules.EachFaultHasItsHeading(Page("sandbox"), CSharpUnder("src/Sandbox")));

    [Test]
    public void Every_fault_that_is_asked_for_has_its_heading() =>
        Holds(static file => CitationRules.FaultsAskedForAreThere(file, Page("sandbox")));

    [Test]
    public void Every_rule_check_and_fault_names_its_test() =>
        Findings.AreNone(Pages.SelectMany(CitationRules.EachRuleNamesItsTest));

    [Test]
    public void Every_test_that_a_page_names_is_there() => Findings.AreNone(SourceTree.Files
        .Where(static file => file.IsUnder("docs") && file.EndsWithAny(".md"))
        .SelectMany(static page => CitationRules.TestsAreThere(page, TextOfTests)));

    private static RulePage Page(string word) => Pages.Single(page => page.Word == word);

    private static IEnumerable<SourceFile> CSharpUnder(string folder) =>
        SourceTree.Files.Where(file => file.IsUnder(folder) && file.EndsWithAny(".cs"));

    // A partial class has a file for each of its parts.
    private static string TextOfTests(string name) => string.Concat(SourceTree.Files
        .Where(file => file.IsUnder("tests") && file.EndsWithAny(".cs") && file.Name.Split('.')[0] == name)
        .Select(static file => file.Text));

    // The rules' own planted faults stand in this project.
    private static bool IsOurs(SourceFile file) =>
        (file.EndsWithAny(".md") || TidyRules.IsWrittenCode(file)) && !file.IsUnder("tests/Architecture.Tests");

    private static void Holds(Func<SourceFile, IEnumerable<string>> rule) =>
        Findings.AreNone(SourceTree.Files.Where(IsOurs).SelectMany(rule));
}
