using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Boundaries;

public sealed class TrailTests
{
    private static readonly string Words =
        SourceTree.Files.Single(static file => file.Path == TrailRules.Words).Text;

    [Test]
    public void What_staff_do_has_a_word_in_the_trail() =>
        Findings.AreNone(SourceTree.Files.SelectMany(static file => TrailRules.EveryVerbHasAWord(file, Words)));

    [TestCase("class A(StaffWork work) { x => work.Once(\n    \"tea.drink\", command", 1)]
    [TestCase("class A(StaffWork work) { x => work.Do<string>(\"tea.drink\", query", 1)]
    [TestCase("class A(StaffWork work) { x => work.Once<Result>(\n    \"refund.approve\", command", 0)]
    [TestCase("class A(UnitOfWork work) { x => work.Once(\"order.place:7\", key", 0)]
    public void An_act_without_a_word_is_found(string text, int findings) => Assert.That(
        TrailRules.EveryVerbHasAWord(new SourceFile("src/Features/A.cs", text), Words),
        Has.Exactly(findings).Items);

    [Test]
    public void The_acts_of_the_product_are_seen_at_all() => Assert.That(
        SourceTree.Files.SelectMany(static file => TrailRules.EveryVerbHasAWord(file, words: "")).Count(),
        Is.GreaterThan(20));
}
