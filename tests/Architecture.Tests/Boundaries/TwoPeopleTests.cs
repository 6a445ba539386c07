using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Boundaries;

public sealed class TwoPeopleTests
{
    [Test]
    public void Two_people_are_one_value_in_the_whole_domain() =>
        Findings.AreNone(SourceTree.Files.Where(static file => file.IsUnder("src/Domain") && file.EndsWithAny(".cs"))
            .SelectMany(TwoPeopleRules.TwoPeopleAreOneValue));

    [TestCase("public StaffId? ApprovedBy { get; private set; }", 1)]
    [TestCase("public StaffId DraftedBy => drafter;", 1)]
    [TestCase("public StaffId? Decliner { get; init; }", 1)]
    [TestCase("public string? DeclineReason { get; private set; }", 1)]
    [TestCase("public sealed record Write(StaffId RequestedBy, StaffId? ApprovedBy);", 2)]
    [TestCase("public TwoPeople People { get; private set; } = null!;", 0)]
    [TestCase("public StaffId? ConfirmedBy { get; private set; }", 0)]
    [TestCase("if (batch.People.Checker is null) return;", 0)]
    [TestCase("/// <summary>ApprovedBy { of old }</summary>", 0)]
    public void A_second_telling_of_who_decided_is_found(string text, int findings) => Assert.That(
        TwoPeopleRules.TwoPeopleAreOneValue(new SourceFile("src/Domain/Finance/A.cs", text)),
        Has.Exactly(findings).Items);

    [Test]
    public void The_value_itself_tells_it() => Assert.That(
        TwoPeopleRules.TwoPeopleAreOneValue(new SourceFile(
            "src/Domain/Shared/TwoPeople.cs", "public StaffId? Checker { get; private init; }")),
        Is.Empty);
}
