using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

public sealed class DocumentTests
{
    [Test]
    public void Every_link_leads_somewhere() => Findings.AreNone(
        SourceTree.Files.Where(static file => file.EndsWithAny(".md"))
            .SelectMany(static page => DocumentRules.LinksLead(page, SourceTree.Exists)));

    [Test]
    public void Every_decision_says_when_it_does_not_apply()
    {
        var decisions = SourceTree.Files
            .Where(static file => file.IsUnder("docs/decisions") && char.IsAsciiDigit(file.Name[0])).ToList();

        Assert.That(decisions, Is.Not.Empty);
        Findings.AreNone(decisions.SelectMany(DocumentRules.DecisionIsWhole));
    }

    [Test]
    public void The_runbook_is_about_what_an_operator_can_be_told()
    {
        var runbook = SourceTree.Files.Single(static file => file.Path == "docs/guide/runbook.md");
        var code = SourceTree.Files.Where(static file => file.IsUnder("src") && file.EndsWithAny(".cs")).ToList();

        Findings.AreNone(RunbookRules.Lacks(runbook, code).Concat(RunbookRules.KnowsTooMuch(runbook, code)));
    }
}
