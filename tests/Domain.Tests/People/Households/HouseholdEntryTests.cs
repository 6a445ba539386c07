using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.People.Households;

/// <summary>What somebody writes of a household is taken as it is meant, or refused with what to do.</summary>
public sealed class HouseholdEntryTests
{
    private static readonly DateOnly Today = new(2026, 5, 6);

    private static readonly HouseholdTexts Good =
        new(7, "王小苗家", IsMember: true, new(2024, 3, 5), [new("王小苗", "户主", "13800000001")]);

    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case(Good with { Number = 0 }, "household.number_invalid");
        yield return Case(Good with { Number = 100_000 }, "household.number_invalid");
        yield return Case(Good with { Name = " " }, "household.name_invalid");
        yield return Case(Good with { People = [] }, "household.people_missing");
        yield return Case(Good with { People = [new("")] }, "household.person_name");
        yield return Case(Good with { People = [new("王小苗"), new("王小苗")] }, "household.person_twice");
        yield return Case(Good with { People = [new("王小苗", "外甥女婿的二表哥家的小儿子的同学的弟弟")] }, "household.relation_too_long");
        yield return Case(Good with { People = [new("王小苗", "户主", "1380000000")] }, "household.phone_invalid");
        yield return Case(Good with { People = [new("王小苗", "户主", "12345678901")] }, "household.phone_invalid");
        yield return Case(Good with { MemberSince = Today.AddDays(1) }, "household.member_since");
        yield return Case(Good with { IsMember = false }, "household.member_since");
    }

    [TestCaseSource(nameof(Bad))]
    public void What_can_not_be_is_refused_with_its_code(HouseholdTexts texts, string code) =>
        Assert.That(HouseholdEntry.Of(texts, Today).Refusal?.Code, Is.EqualTo(code));

    [TestCase("138 0000 0001", "13800000001")]
    [TestCase("0575-87001234", "057587001234")]
    [TestCase("", null)]
    public void A_phone_is_taken_as_people_write_it(string typed, string? kept)
    {
        var entry = HouseholdEntry.Of(Good with { People = [new("王小苗", " 户 主 ", typed)] }, Today).OrThrow();

        Assert.That((entry.People[0].Phone, entry.People[0].Relation), Is.EqualTo((kept, "户 主")));
    }

    [TestCase("信用社", "6222000011112222", "王小苗", null)]
    [TestCase("信用社", "6222 0000 1111 2222", "王小苗", "household.bank_number")]
    [TestCase("信用社", "6.222E+15", "王小苗", "household.bank_number")]
    [TestCase("信用社", "1234567", "王小苗", "household.bank_number")]
    [TestCase("", "6222000011112222", "王小苗", "household.bank_name")]
    [TestCase("信用社", "6222000011112222", "", "household.bank_holder")]
    public void A_bank_account_has_a_bank_figures_and_a_holder(
        string bank, string number, string holder, string? code) =>
        Assert.That(BankAccount.Of(bank, number, holder).Refusal?.Code, Is.EqualTo(code));

    [Test]
    public void What_changes_of_a_capital_is_counted_whichever_way_it_changes() => Assert.That(
        new CapitalHolding(new(500), new(20), Money.Zero).DifferenceTo(new(new(300), new(50), new(7))),
        Is.EqualTo(new Money(237)));

    private static TestCaseData Case(HouseholdTexts texts, string code) =>
        new TestCaseData(texts, code).SetArgDisplayNames(code, texts.ToString());
}
