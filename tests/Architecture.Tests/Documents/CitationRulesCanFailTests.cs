using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

public sealed class CitationRulesCanFailTests
{
    private static readonly RulePage Money = Page(
        "money",
        "## Rules\n### R1 One\n`ATests.Shows_it`\n### R2 Two\nnothing\n### I1 Sum\nATests.Shows_it, Is_gone\n## 1 Law");

    private static readonly RulePage WeChat = Page("wechat", "## 1 Wire\n### 1.2 Login\n");

    private static readonly RulePage Sandbox = Page("sandbox-faults", "### N1 Twice\n### N11 Else\n");

    [TestCase("src/A.cs", "/// <summary>Divided once (money R1–R2, wechat §1.2).</summary>", 0)]
    [TestCase("src/A.cs", "// after all (money R1,\n// R9) and so on", 1)]
    [TestCase("src/A.cs", "// money R1 – R3", 1)]
    [TestCase("src/A.cs", "// wechat §1.2, §1.3 and §4", 2)]
    [TestCase("src/A.cs", "var text = \"money R9\";", 0)]
    [TestCase("miniprogram/src/a.ts", "// sandbox N2", 1)]
    [TestCase("miniprogram/src/a.wxml", "<!-- money R9 -->", 1)]
    [TestCase("README.md", "see money §1 and wechat §1", 0)]
    [TestCase("README.md", "see money §2", 1)]
    public void A_citation_of_nothing_is_found(string path, string text, int findings) => Assert.That(
        CitationRules.CitationsResolve(new SourceFile(path, text), [Money, WeChat, Sandbox]),
        Has.Exactly(findings).Items);

    [TestCase("src/A.cs", "// divided once (R1)", 1)]
    [TestCase("src/A.cs", "// see B.11 and wechat.md", 2)]
    [TestCase("src/A.cs", "// §4.3", 1)]
    [TestCase("src/A.cs", "// money R1", 0)]
    [TestCase("src/A.cs", "await Refund(\"R1\"); // the first refund", 0)]
    [TestCase("docs/guide/a.md", "[the rules](../rules/money.md)", 0)]
    [TestCase("docs/guide/a.md", "as ADR 6 says, and N11", 2)]
    [TestCase("docs/rules/money.md", "### R1 One\nas R1 says, unlike R2", 1)]
    public void A_number_without_its_page_is_found(string path, string text, int findings) => Assert.That(
        CitationRules.CitationsNameTheirPage(new SourceFile(path, text)), Has.Exactly(findings).Items);

    [TestCase("cp ../shared/design/a.md .", 1)]
    [TestCase("src/Domain/Shared/Money.cs", 0)]
    public void A_page_that_nobody_else_has_is_found(string text, int findings) => Assert.That(
        CitationRules.NothingOutsideIsCited(new SourceFile("run", text)), Has.Exactly(findings).Items);

    [TestCase("// decision 6 says so", 0)]
    [TestCase("// decision 66 says so", 1)]
    public void A_decision_that_nobody_took_is_found(string text, int findings) => Assert.That(
        CitationRules.DecisionsAreThere(
            new SourceFile("src/A.cs", text), [new SourceFile("docs/decisions/0006-a.md", "# 6. A\n")]),
        Has.Exactly(findings).Items);

    [Test]
    public void A_number_that_stands_twice_is_found()
    {
        Assert.That(CitationRules.NumbersAreUnique(Money), Is.Empty);
        Assert.That(
            CitationRules.NumbersAreUnique(Page("money", "### R1 One\n### R1. Once more\n")),
            Is.EqualTo(new[] { "docs/rules/money.md: R1 stands 2 times" }));
    }

    [TestCase("Of(\"I1\")", 0)]
    [TestCase("Of(\"I1\"); Of(\"I1\")", 1)]
    [TestCase("Of(\"I1\"); Of(\"I2\")", 1)]
    [TestCase("// Of(\"I1\")", 1)]
    public void A_check_without_a_number_of_its_own_is_found(string code, int findings) => Assert.That(
        CitationRules.EachCheckHasItsNumber(Money, [new SourceFile("src/Features/A.cs", code)]),
        Has.Exactly(findings).Items);

    [TestCase("[\"N1\"] = \"twice\", [\"N11\"] = \"else\"", 0)]
    [TestCase("[\"N1\"] = \"twice\"", 1)]
    [TestCase("[\"N1\"] = \"twice\", [\"N11\"] = \"else\", [\"X3\"] = \"new\"", 1)]
    public void A_fault_without_a_heading_is_found(string code, int findings) => Assert.That(
        CitationRules.EachFaultHasItsHeading(Sandbox, [new SourceFile("src/Sandbox/A.cs", code)]),
        Has.Exactly(findings).Items);

    [TestCase("await Fault(\"N1\");", 0)]
    [TestCase("await Fault(\"N7\"); new { id = \"X3\" }", 2)]
    [TestCase("await Refund(\"R1\");", 0)]
    public void A_fault_that_nobody_knows_is_found(string code, int findings) => Assert.That(
        CitationRules.FaultsAskedForAreThere(new SourceFile("tests/A.cs", code), Sandbox),
        Has.Exactly(findings).Items);

    [Test]
    public void A_rule_that_no_test_shows_is_found() => Assert.That(
        CitationRules.EachRuleNamesItsTest(Money),
        Is.EqualTo(new[] { "docs/rules/money.md: R2 names no test that shows it" }));

    [Test]
    public void A_test_that_is_gone_is_found() => Assert.That(
        CitationRules.TestsAreThere(
            Money.File, static name => name == "ATests" ? "public void Shows_it() => 1;" : ""),
        Is.EqualTo(new[] { "docs/rules/money.md:7: there is no test ATests.Is_gone" }));

    private static RulePage Page(string name, string text) =>
        RulePage.Of(new SourceFile($"docs/rules/{name}.md", text))!;
}
