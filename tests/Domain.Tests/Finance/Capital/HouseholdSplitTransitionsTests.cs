using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Capital;

/// <summary>A household becomes two once, when a second person has agreed; and shares are divided to the fen.</summary>
public sealed class HouseholdSplitTransitionsTests
{
    private const long Son = 2;

    private static readonly DateOnly Today = new(2026, 5, 6);

    private static readonly TransitionTable<HouseholdSplit> Table = new(
        """
        verb                   | from      | to       | sets
        Do                     | Requested | Done     | OpenSlot
        Do of another capital  | Requested | capital.register_changed
        Do                     | Done, Declined | approval.already_decided
        Do of another capital  | Done, Declined | approval.already_decided
        Decline                | Requested | Declined | OpenSlot
        Decline                | Done, Declined | approval.already_decided
        Made                   | Requested | Requested | NewHouseholdId
        Made                   | Done      | Done     | NewHouseholdId
        Made                   | Declined  | Declined | NewHouseholdId
        """)
    {
        Status = typeof(SplitStatus),
        StateOf = one => one.Status.ToString(),
        States = new Dictionary<string, Func<HouseholdSplit>>
        {
            ["Requested"] = () => Of(Family()),
            ["Done"] = () => Of(Family()).With(one => one.Do(Family()).OrThrow()),
            ["Declined"] = () => Of(Family()).With(one => one.Decline().OrThrow()),
        },
        Verbs = new()
        {
            { "Do", one => one.Do(Family()).WithoutValue() },
            {
                "Do of another capital",
                one => one.Do(Family().With(other => other.HoldCapital(new(1), default, default))).WithoutValue()
            },
            { "Decline", one => one.Decline() },
            { "Made", one => one.Made(Family()) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [TestCase(0, 0, 0)]
    [TestCase(500, 21, 3)]
    [TestCase(167, 7, 1)]
    public void What_stays_and_what_goes_along_add_up_to_what_was_there(long paid, long reserve, long subsidy)
    {
        var whole = new CapitalHolding(new(500), new(21), new(3));
        var part = new CapitalHolding(new(paid), new(reserve), new(subsidy));

        var left = whole.Less(part);

        Assert.That(part.IsWithin(whole), Is.True);
        Assert.That(
            new CapitalHolding(
                left.Contribution + part.Contribution, left.ReserveShare + part.ReserveShare,
                left.SubsidyShare + part.SubsidyShare),
            Is.EqualTo(whole));
    }

    [TestCase(501, 0, 0)]
    [TestCase(0, 22, 0)]
    [TestCase(0, 0, -1)]
    public void Nothing_goes_along_that_is_not_there(long paid, long reserve, long subsidy) => Assert.That(
        new CapitalHolding(new(paid), new(reserve), new(subsidy)).IsWithin(new(new(500), new(21), new(3))), Is.False);

    private static Household Family()
    {
        var household = HouseholdPaidBy(PayoutChannel.WeChat);
        household.HoldCapital(new(500), new(21), new(3));
        // Ids are the database's: until it has given one, all are zero.
        var son = household.AddPerson("林二", "openid-er", isPayee: false);
        typeof(HouseholdPerson).GetProperty(nameof(HouseholdPerson.Id))!.SetValue(son, Son);
        return household;
    }

    private static HouseholdSplit Of(Household household) => HouseholdSplit.Of(
        household, new(Today, 7, "林二家", [Son], new(new(100), default, default)), [], "儿子成家", "S1", Today, Start)
        .OrThrow();
}
