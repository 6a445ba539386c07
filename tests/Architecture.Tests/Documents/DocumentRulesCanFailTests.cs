using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

public sealed class DocumentRulesCanFailTests
{
    [TestCase("docs/guide/operator.md", "[start](../../README.md)", 0)]
    [TestCase("docs/guide/operator.md", "[part](../../README.md#map) [web](https://example.org) [here](#top)", 0)]
    [TestCase("docs/guide/operator.md", "[start](README.md)", 1)]
    [TestCase("README.md", "![shot](docs/gone.png)", 1)]
    public void A_dead_link_is_found(string path, string text, int findings) =>
        Assert.That(
            DocumentRules.LinksLead(new SourceFile(path, text), static target => target == "README.md"),
            Has.Exactly(findings).Items);

    [Test]
    public void A_decision_without_its_limits_is_found()
    {
        const string Whole =
            "# T\n## Context\na\n\n## Decision\nb\n\n## Consequences\nc\n\n## When this does not apply\nd\n";
        var silent = Whole.Replace("apply\nd\n", "apply\n\n", StringComparison.Ordinal);

        Assert.That(DocumentRules.DecisionIsWhole(new SourceFile("a.md", Whole)), Is.Empty);
        Assert.That(DocumentRules.DecisionIsWhole(new SourceFile("a.md", silent)), Has.Exactly(1).Items);
        Assert.That(DocumentRules.DecisionIsWhole(new SourceFile("a.md", "# T\n")), Has.Exactly(4).Items);
    }

    [Test]
    public void An_alarm_without_a_heading_and_a_heading_without_an_alarm_are_found()
    {
        var code = new SourceFile(
            "a.cs", "Worklist.List Things = new(\"thing\", \"…\"); const string Stuck = \"outbox.stuck\";");
        var whole = new SourceFile("r.md", "## 1. `thing.stuck`, `outbox.stuck`: what to do\n`other.stuck`");
        var wrong = new SourceFile("r.md", "## 1. `outbox.stuck`, `gone.stuck`\n");

        Assert.That(RunbookRules.Lacks(whole, [code]).Concat(RunbookRules.KnowsTooMuch(whole, [code])), Is.Empty);
        Assert.That(RunbookRules.Lacks(wrong, [code]), Is.EqualTo(new[] { "r.md: no heading has thing.stuck" }));
        Assert.That(RunbookRules.KnowsTooMuch(wrong, [code]), Is.EqualTo(new[] { "r.md: nothing raises gone.stuck" }));
    }
}
