using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using static VillageCloud.Domain.Tests.Finance.Rules.Agreed;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Rules;

/// <summary>What a village may agree on, and what not.</summary>
public sealed class RevenueRuleTests
{
    private static readonly RuleScope Craft = RuleScope.Of(new CategoryId(8));

    private static readonly RevenueRule Standard = OfWeights(8_000, 300, 700, 1_000);

    private static readonly RevenueRule OfCraft =
        RevenueRule.Agree(Draft(Household.Rest()) with { Code = "CRAFT", Scope = Craft }, []).OrThrow();

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("no code", Draft(Household.Rest()) with { Code = " " }, "rule.code_invalid");
        yield return Case("a long code", Draft(Household.Rest()) with { Code = new('A', 33) }, "rule.code_invalid");
        yield return Case(
            "two scopes", Draft(Household.Rest()) with { Scope = new(new CategoryId(8), new ArtisanId(1)) },
            "rule.scope_not_one");
        yield return Case(
            "a version for other goods", Draft(Household.Rest()) with { Scope = RuleScope.Of(new ProductId(1)) },
            "rule.scope_changed");
        yield return Case(
            "a second rule for the same goods", Draft(Household.Rest()) with { Code = "HANDS", Scope = Craft },
            "rule.scope_taken");
        yield return Case(
            "before its own last version", Draft(Household.Rest()) with { EffectiveFrom = Day.AddDays(-1) },
            "rule.effective_too_early");
        yield return Case(
            "a party of another village", Draft(Party.First(new(2))[0].Rest()), "rule.party_unknown");
        yield return Case(
            "a party twice", Draft(Household.Fixed(100), Household.Rest()), "rule.party_twice");
        yield return Case("no step", Draft(), "waterfall.rest_must_be_last");
        yield return Case("no rest", Draft(Fund.Percent(300)), "waterfall.rest_must_be_last");
        yield return Case(
            "something after the rest", Draft(Household.Rest(), Fund.Percent(300)), "waterfall.rest_must_be_last");
        yield return Case(
            "a rest that isn't whole", Draft(Household.Rest(8_000), Fund.Rest(1_999)), "waterfall.rest_must_be_whole");
        yield return Case(
            "more than all", Draft(Fund.Percent(6_000), Platform.Percent(4_001), Household.Rest()),
            "waterfall.above_whole");
        yield return Case("a negative cost", Draft(Fund.Fixed(-1), Household.Rest()), "waterfall.step_out_of_range");
        yield return Case(
            "a floor above the cap", Draft(Fund.Percent(300, cap: 1, floor: 2), Household.Rest()),
            "waterfall.step_out_of_range");
    }

    [TestCaseSource(nameof(Refused))]
    public void What_could_lose_a_fen_or_change_the_past_is_refused(RuleDraft draft, string code) =>
        Assert.That(RevenueRule.Agree(draft, [Standard, OfCraft]).Refusal?.Code, Is.EqualTo(code));

    [Test]
    public void A_version_counts_on_and_may_begin_on_the_day_of_the_last_one()
    {
        var second = RevenueRule.Agree(Draft(Household.Rest()), [Standard, OfCraft]).OrThrow();
        var third = RevenueRule.Agree(
            Draft(Household.Rest()) with { EffectiveFrom = Day.AddDays(30) }, [second, Standard]).OrThrow();

        Assert.That((Standard.Revision, second.Revision, third.Revision), Is.EqualTo((1, 2, 3)));
        Assert.That(third.Scope, Is.EqualTo(RuleScope.Everything));
    }

    [Test]
    public void A_percentage_is_told_only_where_the_whole_sale_is_shared_by_percentages()
    {
        var plain = Rule(School.Rest(500), Road.Rest(200), Household.Rest(9_300));
        var served = Rule(Artisan.Percent(500), Household.Rest(9_000), Fund.Rest(1_000));
        PartyKind[] kinds = [PartyKind.Added, PartyKind.Household, PartyKind.Host];

        Assert.That(kinds.Select(plain.BasisPointsOf), Is.EqualTo(new[] { 700, 9_300, 0 }));
        Assert.That(kinds.Select(served.BasisPointsOf), Is.All.Zero, "of what was left isn't of the sale");
    }

    [TestCase("", "party.name_invalid")]
    [TestCase("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "party.name_invalid")]
    [TestCase("助学金", null)]
    public void A_party_has_a_name_that_people_can_read(string name, string? code)
    {
        Assert.That(
            Party.Add(OurVillage, name, Domain.Finance.Ledger.Account.ProjectFund).Refusal?.Code, Is.EqualTo(code));
        Assert.That(Party.OfArtisan(OurVillage, name, new(1), new(1)).Refusal?.Code, Is.EqualTo(code));
        Assert.That(Party.OfHosts(OurVillage, name).Refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public void What_stands_in_the_bank_is_no_partys() => Assert.That(
        Party.Add(OurVillage, "助学金", Domain.Finance.Ledger.Account.Bank).Refusal?.Code,
        Is.EqualTo("party.account_not_for_parties"));

    [Test]
    public void A_household_is_paid_for_what_it_sold_and_an_artisan_through_the_own_household()
    {
        Assert.That(Household.PayeeOf(new(3)), Is.EqualTo(new HouseholdId(3)));
        Assert.That(Artisan.PayeeOf(new(3)), Is.EqualTo(new HouseholdId(6)));
        Assert.That(new[] { Fund, Platform, Cooperative, Hosts, School }.Select(party => party.PayeeOf(new(3))),
            Is.All.Null);
    }

    private static TestCaseData Case(string name, RuleDraft draft, string code) =>
        new TestCaseData(draft, code).SetArgDisplayNames(name);
}
