using VillageCloud.Domain.Finance.Dividends;

namespace VillageCloud.Domain.Tests.Finance.Dividends;

/// <summary>An assembly decides when two thirds of the members came and more than half of all votes are for it
/// (合作社法 art. 30), after the plan could be read.</summary>
public sealed class AssemblyVoteTests
{
    private static readonly DateOnly Readable = new(2026, 6, 20);
    private static readonly DateOnly Today = Readable.AddDays(5);

    [TestCase(30, 20, 30, 16, 4, 0, null)]
    [TestCase(30, 19, 30, 16, 3, 0, "assembly.no_quorum")]
    [TestCase(31, 21, 31, 16, 0, 0, null)]
    [TestCase(31, 20, 31, 16, 0, 0, "assembly.no_quorum")]
    [TestCase(30, 30, 30, 15, 15, 0, "assembly.no_majority")]
    [TestCase(31, 31, 31, 16, 15, 0, null)]
    [TestCase(30, 22, 36, 19, 0, 0, null)]
    [TestCase(30, 22, 36, 18, 0, 0, "assembly.no_majority")]
    [TestCase(30, 22, 37, 20, 0, 0, "assembly.numbers_wrong")]
    [TestCase(30, 22, 29, 20, 0, 0, "assembly.numbers_wrong")]
    [TestCase(30, 31, 30, 20, 0, 0, "assembly.numbers_wrong")]
    [TestCase(30, 30, 30, 20, 10, 1, "assembly.numbers_wrong")]
    [TestCase(30, 30, 30, 31, -1, 0, "assembly.numbers_wrong")]
    [TestCase(0, 0, 0, 0, 0, 0, "assembly.numbers_wrong")]
    [TestCase(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue,
        "assembly.numbers_wrong")]
    public void The_laws_numbers_are_reached_or_nothing_was_decided(
        int members, int present, int votes, int yes, int no, int abstained, string? refusal) => Assert.That(
        new AssemblyVote(Readable, members, present, votes, yes, no, abstained, "记录 3 号").Check(Readable, Today)
            .Refusal?.Code,
        Is.EqualTo(refusal));

    [TestCase(-1, "assembly.day_wrong")]
    [TestCase(0, null)]
    [TestCase(5, null)]
    [TestCase(6, "assembly.day_wrong")]
    public void The_assembly_meets_after_the_plan_could_be_read_and_not_tomorrow(int days, string? refusal) =>
        Assert.That(
            new AssemblyVote(Readable.AddDays(days), 30, 30, 30, 30, 0, 0, "记录").Check(Readable, Today).Refusal?.Code,
            Is.EqualTo(refusal));

    [Test]
    public void An_assembly_without_minutes_is_none() => Assert.That(
        new AssemblyVote(Readable, 30, 30, 30, 30, 0, 0, " ").Check(Readable, Today).Refusal?.Code,
        Is.EqualTo("assembly.minutes_missing"));
}
