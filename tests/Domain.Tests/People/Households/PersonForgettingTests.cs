using System.Reflection;
using VillageCloud.Domain.People.Households;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Households;

/// <summary>Who of a household can be forgotten: whoever it can do without. After it has left, anybody.</summary>
public sealed class PersonForgettingTests
{
    private const string Payee = "林一";
    private const string Daughter = "林小花";
    private static readonly DateOnly Today = new(2026, 5, 6);

    private static readonly (string Name, Action<Household> Change, string Who, string? While, string? Left)[] Table =
    [
        ("a daughter whom nothing needs", _ => { }, Daughter, null, null),
        ("a daughter with a phone", one => one.Link(2, "openid-of-hers").OrThrow(), Daughter, null, null),
        ("who is paid", _ => { }, Payee, "person.is_payee", null),
        ("who was paid and has died", one => one.Die(1, Today, Today).OrThrow(), Payee, "person.is_payee", null),
        ("who holds the account", one => one.UseBank(new("信用社", "6222000033334444", Daughter)), Daughter,
            "person.holds_account", null),
        ("the head", one => Amend(one, "户主"), Daughter, "person.is_head", null),
        ("a head who has died", one =>
        {
            Amend(one, "户主");
            _ = one.Die(2, Today, Today).OrThrow();
        }, Daughter, null, null),
        ("the last who lives", one =>
        {
            one.PayTo(2, account: null).OrThrow();
            _ = one.Die(1, Today, Today).OrThrow();
        }, Daughter, "person.is_payee", null),
        ("the last who lives and isn't paid", one => one.Die(1, Today, Today).OrThrow(), Daughter,
            "person.last_one", null),
        ("whose name the household has", one => Amend(one, "", $"{Daughter}家"), Daughter,
            "person.names_household", null),
        ("a stranger", _ => { }, "谁", "household.person_unknown", "household.person_unknown"),
    ];

    private static IEnumerable<TestCaseData> Rows => Table.SelectMany(row => new[]
    {
        new TestCaseData(row.Change, row.Who, false, row.While).SetArgDisplayNames($"{row.Name}, while they are here"),
        new TestCaseData(row.Change, row.Who, true, row.Left).SetArgDisplayNames($"{row.Name}, after they left"),
    });

    [TestCaseSource(nameof(Rows))]
    public void Whom_the_household_needs_stays(Action<Household> change, string who, bool hasLeft, string? refusal)
    {
        var household = Household();
        change(household);
        if (hasLeft) household.Leave(Today, Today).OrThrow();
        var id = household.People.FirstOrDefault(one => one.Name == who)?.Id ?? 99;

        var forgotten = household.Forget(id);

        Assert.That(forgotten.Refusal?.Code, Is.EqualTo(refusal));
        Assert.That(household.People.Any(one => one.Name == who), Is.EqualTo(refusal is not null && id != 99));
        if (hasLeft && refusal is null) Assert.That(household.Name, Does.Not.Contain(who));
    }

    [Test]
    public void Of_a_household_that_left_the_account_goes_with_whoever_was_paid()
    {
        var household = Household();
        household.UseBank(new("信用社", "6222000033334444", Payee));
        household.Leave(Today, Today).OrThrow();

        _ = household.Forget(1).OrThrow();

        Assert.That((household.Bank, household.Channel), Is.EqualTo(((BankAccount?)null, PayoutChannel.Cash)));
    }

    [Test]
    public void A_change_of_payee_tells_nothing_of_whoever_is_forgotten_and_still_of_everybody_else()
    {
        var household = Household();
        var change = PayeeChange.Of(
            household, payee: 2, new("信用社", "6222000033334444", Daughter), $"{Daughter}管家", "H1", Maker, Start)
            .OrThrow();
        change.Decline(Checker, "不是本人来的", Start).OrThrow();

        change.Forget(household.People.Single(one => one.Name == Daughter));

        Assert.That(
            (change.PayeeName, change.Account, change.Reason),
            Is.EqualTo((HouseholdPerson.Forgotten, (BankAccount?)null, $"{HouseholdPerson.Forgotten}管家")));
        Assert.That(change.Summary, Does.Contain(Payee).And.Not.Contain(Daughter));
    }

    private static Household Household()
    {
        var household = new Household(OurVillage, 7, "林家", isMember: false);
        Number(household.AddPerson(Payee, openId: null, isPayee: true), 1);
        Number(household.AddPerson(Daughter, openId: null, isPayee: false, "13800000001", "女儿"), 2);
        return household;
    }

    private static void Amend(Household household, string relation, string name = "林家") => _ = household.Amend(
        HouseholdEntry.Of(
            new(7, name, IsMember: false, null, [new(Payee, "", Id: 1), new(Daughter, relation, Id: 2)]), Today)
            .OrThrow()).OrThrow();

    /// <summary>As the database does.</summary>
    private static void Number(HouseholdPerson person, long id) =>
        typeof(HouseholdPerson).GetProperty(nameof(HouseholdPerson.Id), BindingFlags.Public | BindingFlags.Instance)!
            .SetValue(person, id);
}
