using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Households;

/// <summary>Where a household's money goes follows from who and what is registered: WeChat before the bank before cash.
/// </summary>
public sealed class HouseholdTransitionsTests
{
    private static readonly DateOnly Today = new(2026, 5, 6);

    private static readonly TransitionTable<Household> Table = new(
        """
        all := Cash, Bank, WeChat

        verb                           | from   | to     | sets
        UseBank                        | Cash, Bank | Bank | Bank
        UseBank                        | WeChat | WeChat | Bank

        AddPerson                      | Cash   | Cash   | People
        AddPerson                      | Bank   | Bank   | People
        AddPerson                      | WeChat | WeChat | People
        AddPerson as payee in WeChat   | Cash, Bank | WeChat | People
        AddPerson as payee in WeChat   | WeChat | bug: one payee a household
        AddPerson as payee without it  | Cash   | Cash   | People
        AddPerson as payee without it  | Bank   | Bank   | People
        AddPerson as payee without it  | WeChat | bug: one payee a household

        Amend                          | Cash   | Cash   | People
        Amend                          | Bank   | Bank   | People
        Amend                          | WeChat | household.payee_stays
        Amend of another number        | all    | household.number_stays

        Leave                          | Cash   | Cash   | IsMember LeftOn MemberUntil
        Leave                          | Bank   | Bank   | IsMember LeftOn MemberUntil
        Leave                          | WeChat | WeChat | IsMember LeftOn MemberUntil
        Leave tomorrow                 | all    | household.leaving_day
        Leave in a year of two figures | all    | household.leaving_day

        PayTo                          | Cash, Bank | payee.unknown
        PayTo                          | WeChat | WeChat | Bank

        Link of a stranger             | all    | phone.person_unknown
        Link                           | Cash, Bank | phone.person_unknown
        Link                           | WeChat | as it is
        Link to another phone          | Cash, Bank | phone.person_unknown
        Link to another phone          | WeChat | phone.already_linked
        Unlink                         | Cash, Bank | phone.person_unknown
        Unlink                         | WeChat | Cash   | People

        Die                            | Cash, Bank | household.person_unknown
        Die                            | WeChat | Cash   | People
        Die tomorrow                   | Cash, Bank | household.person_unknown
        Die tomorrow                   | WeChat | household.day_of_death
        TakeBackDeath                  | Cash, Bank | household.person_unknown
        TakeBackDeath                  | WeChat | household.person_lives

        Forget                         | Cash, Bank | household.person_unknown
        Forget                         | WeChat | person.is_payee

        SplitOff of nobody             | all    | household.split_people
        SplitOff of the payee          | Cash, Bank | household.person_unknown
        SplitOff of the payee          | WeChat | household.split_payee

        MergeInto                      | Cash   | Cash   | IsMember LeftOn MemberUntil
        MergeInto                      | Bank   | Bank   | IsMember LeftOn MemberUntil
        MergeInto                      | WeChat | WeChat | IsMember LeftOn MemberUntil
        MergeInto one that is no member | all   | household.merge_into_other
        MergeInto itself               | all    | household.merge_itself

        HoldCapital                    | Cash   | Cash   | Contribution ReserveShare SubsidyShare
        HoldCapital                    | Bank   | Bank   | Contribution ReserveShare SubsidyShare
        HoldCapital                    | WeChat | WeChat | Contribution ReserveShare SubsidyShare
        HoldCapital of less than none  | all    | bug: capital is never negative
        """)
    {
        Status = typeof(PayoutChannel),
        StateOf = household => household.Channel.ToString(),
        States = Enum.GetValues<PayoutChannel>().ToDictionary(
            channel => channel.ToString(), channel => (Func<Household>)(() => HouseholdPaidBy(channel))),
        Questions = [nameof(Household.WasMemberOn), nameof(Household.Check)],
        Verbs = new()
        {
            { "UseBank", household => household.UseBank(new("信用社", "6222000033334444", "林二")) },
            { "AddPerson", household => _ = household.AddPerson("林二", "openid-er", isPayee: false) },
            { "AddPerson as payee in WeChat", household => _ = household.AddPerson("林二", "openid-er", isPayee: true) },
            {
                "AddPerson as payee without it",
                household => _ = household.AddPerson("林二", openId: null, isPayee: true)
            },
            { "Amend", household => household.Amend(Entry(1)).WithoutValue() },
            { "Amend of another number", household => household.Amend(Entry(2)).WithoutValue() },
            { "Leave", household => household.Leave(Today, Today) },
            { "Leave in a year of two figures", household => household.Leave(new DateOnly(26, 5, 6), Today) },
            { "Leave tomorrow", household => household.Leave(Today.AddDays(1), Today) },
            { "PayTo", household => household.PayTo(payee: 0, new("信用社", "6222000033334444", "林一")) },
            { "Link", household => household.Link(person: 0, "openid-lin") },
            { "Link to another phone", household => household.Link(person: 0, "openid-er") },
            { "Link of a stranger", household => household.Link(person: 99, "openid-er") },
            { "Unlink", household => household.Unlink(person: 0) },
            { "Die", household => household.Die(person: 0, Today, Today).WithoutValue() },
            { "Die tomorrow", household => household.Die(person: 0, Today.AddDays(1), Today).WithoutValue() },
            { "TakeBackDeath", household => household.TakeBackDeath(person: 0).WithoutValue() },
            { "Forget", household => household.Forget(person: 0).WithoutValue() },
            { "SplitOff of nobody", household => household.SplitOff(Wish([])).WithoutValue() },
            { "SplitOff of the payee", household => household.SplitOff(Wish([0])).WithoutValue() },
            { "MergeInto", household => household.MergeInto(new(OurVillage, 2, "石家", isMember: true), Today) },
            {
                "MergeInto one that is no member",
                household => household.MergeInto(new(OurVillage, 2, "石家", isMember: false), Today)
            },
            { "MergeInto itself", household => household.MergeInto(household, Today) },
            { "HoldCapital", household => household.HoldCapital(new(100), new(20), new(3)) },
            { "HoldCapital of less than none", household => household.HoldCapital(new(100), new(-1), Money.Zero) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Who_has_capital_is_a_member_and_stays_until_it_is_returned()
    {
        var household = HouseholdPaidBy(PayoutChannel.Bank);
        household.HoldCapital(new(100), new(20), new(3));

        Assert.That(household.Leave(Today, Today).Refusal?.Code, Is.EqualTo("household.capital_not_returned"));
        Assert.That(
            household.Amend(Entry(1, isMember: false)).Refusal?.Code, Is.EqualTo("household.member_holds_capital"));

        household.HoldCapital(Money.Zero, Money.Zero, Money.Zero);
        household.Leave(Today, Today).OrThrow();

        Assert.That(household.Leave(Today, Today).Refusal?.Code, Is.EqualTo("household.has_left"));
        Assert.That(household.Amend(Entry(1)).Refusal?.Code, Is.EqualTo("household.has_left"));
    }

    [Test]
    public void Whoever_died_is_neither_paid_nor_linked_and_the_money_is_held_until_it_was_a_mistake()
    {
        var household = HouseholdPaidBy(PayoutChannel.WeChat);
        household.UseBank(new("信用社", "6222000033334444", "林一"));
        var payout = new Payout(household, "F1", new(3_000), Money.Zero);
        Assert.That((household.IsHeld, payout.IsFor(household)), Is.EqualTo((false, true)));

        _ = household.Die(person: 0, Today, Today).OrThrow();

        Assert.That((household.IsHeld, household.People[0].OpenId), Is.EqualTo((true, (string?)null)));
        Assert.That(new Payout(household, "F2", new(1), Money.Zero).IsFor(household), Is.False);
        string?[] refused =
        [
            household.PayTo(payee: 0, account: null).Refusal?.Code, household.Link(person: 0, "openid").Refusal?.Code,
            household.Die(person: 0, Today, Today).Refusal?.Code,
            PayeeChange.Of(household, payee: 0, account: null, "换", "H1", Maker, Start).Refusal?.Code,
            PhoneLink.Of(household, person: 0, "W1", "hash", Maker, Start).Refusal?.Code,
        ];
        Assert.That(refused, Is.All.EqualTo("household.person_has_died"));

        _ = household.TakeBackDeath(person: 0).OrThrow();

        Assert.That((household.IsHeld, household.Channel), Is.EqualTo((false, PayoutChannel.Bank)));
    }

    [Test]
    public void A_heir_is_added_and_whoever_died_stays_on_the_register()
    {
        var household = HouseholdPaidBy(PayoutChannel.WeChat);
        _ = household.Die(person: 0, Today, Today).OrThrow();

        var gone = household.Amend(Entry(1)).OrThrow();

        Assert.That(gone, Is.Empty);
        Assert.That(
            household.People.Select(one => (one.Name, one.IsAlive)), Is.EqualTo(new[] { ("林一", false), ("林二", true) }));
        Assert.That(household.IsHeld, Is.True, "whoever inherits isn't paid before two people have agreed");
    }

    [Test]
    public void An_heir_is_entered_although_the_household_has_left_and_it_stays_as_it_left()
    {
        var household = HouseholdPaidBy(PayoutChannel.WeChat);
        household.Leave(Today, Today).OrThrow();
        Assert.That(household.Amend(Entry(1)).Refusal?.Code, Is.EqualTo("household.has_left"));
        _ = household.Die(person: 0, Today, Today).OrThrow();

        _ = household.Amend(Entry(1)).OrThrow();

        Assert.That(household.People.Select(one => one.Name), Is.EqualTo(new[] { "林一", "林二" }));
        Assert.That((household.IsMember, household.LeftOn), Is.EqualTo((false, (DateOnly?)Today)));
    }

    [Test]
    public void A_member_who_left_was_one_until_that_day()
    {
        var household = HouseholdPaidBy(PayoutChannel.Cash);
        household.Leave(Today, Today).OrThrow();

        Assert.That(
            (household.WasMemberOn(Today.AddDays(-1)), household.WasMemberOn(Today)), Is.EqualTo((true, false)));
    }

    private static SplitWish Wish(IReadOnlyList<long> people) => new(Today, 7, "新户", people, default);

    private static HouseholdEntry Entry(int number, bool isMember = true) => HouseholdEntry.Of(
        new(number, "林家", isMember, null, [new("林二", "儿子", "13800000001")]), Today).OrThrow();

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);
}
