using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Households;

/// <summary>Where a household's money goes follows from who and what is registered: WeChat before the bank before cash.
/// </summary>
public sealed class HouseholdTransitionsTests
{
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
        Verbs = new()
        {
            { "UseBank", household => household.UseBank(new("信用社", "6222000033334444", "林二")) },
            { "AddPerson", household => _ = household.AddPerson("林二", "openid-er", isPayee: false) },
            { "AddPerson as payee in WeChat", household => _ = household.AddPerson("林二", "openid-er", isPayee: true) },
            {
                "AddPerson as payee without it",
                household => _ = household.AddPerson("林二", openId: null, isPayee: true)
            },
            { "HoldCapital", household => household.HoldCapital(new(100), new(20), new(3)) },
            { "HoldCapital of less than none", household => household.HoldCapital(new(100), new(-1), Money.Zero) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);
}
