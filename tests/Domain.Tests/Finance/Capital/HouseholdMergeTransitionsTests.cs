using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Capital;

/// <summary>A household is taken into another once, when a second person has agreed, with all its shares.</summary>
public sealed class HouseholdMergeTransitionsTests
{
    private static readonly DateOnly Today = new(2026, 5, 6);

    private static readonly TransitionTable<HouseholdMerge> Table = new(
        """
        verb                   | from      | to       | sets
        Do                     | Requested | Done
        Do of another capital  | Requested | capital.register_changed
        Do                     | Done, Declined | approval.already_decided
        Do of another capital  | Done, Declined | approval.already_decided
        Decline                | Requested | Declined | OpenSlot
        Decline                | Done, Declined | approval.already_decided
        """)
    {
        Status = typeof(MergeStatus),
        StateOf = one => one.Status.ToString(),
        States = new Dictionary<string, Func<HouseholdMerge>>
        {
            ["Requested"] = Requested,
            ["Done"] = () => Requested().With(one => one.Do(Old(), Other()).OrThrow()),
            ["Declined"] = () => Requested().With(one => one.Decline().OrThrow()),
        },
        Verbs = new()
        {
            { "Do", one => one.Do(Old(), Other()) },
            {
                "Do of another capital",
                one => one.Do(Old().With(old => old.HoldCapital(new(1), default, default)), Other())
            },
            { "Decline", one => one.Decline() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void Shares_add_up_and_whoever_is_paid_stays_for_what_is_owed_and_is_entered_there_too()
    {
        var (old, other) = (Old(), Other());

        old.MergeInto(other, Today).OrThrow();

        Assert.That(other.Holding, Is.EqualTo(new CapitalHolding(new(700), new(21), new(6))));
        Assert.That((old.Holding.IsNone, old.LeftOn, old.IsMember), Is.EqualTo((true, (DateOnly?)Today, false)));
        Assert.That(old.People.Select(one => (one.Name, one.IsPayee)), Is.EqualTo(new[] { ("林一", true) }));
        Assert.That(
            other.People.Select(one => (one.Name, one.OpenId, one.IsPayee)),
            Is.EquivalentTo(new[]
            {
                ("石一", null, true), ("林一", (string?)null, false), ("林二", "openid-er", false),
            }));
    }

    [Test]
    public void Two_of_one_name_and_a_held_household_are_put_right_first()
    {
        var (old, held) = (Old(), Old());
        _ = held.Die(person: 0, Today, Today).OrThrow();
        string?[] codes =
        [
            old.MergeInto(Other().With(one => _ = one.AddPerson("林二", openId: null, isPayee: false)), Today)
                .Refusal?.Code,
            held.MergeInto(Other(), Today).Refusal?.Code,
        ];

        Assert.That(codes, Is.EqualTo(new[] { "household.person_twice", "household.merge_held" }));
    }

    private static HouseholdMerge Requested() =>
        HouseholdMerge.Of(Old(), Other(), new(Today, "老人跟儿子过"), "M1", Today, Start).OrThrow();

    private static Household Old()
    {
        var household = HouseholdPaidBy(PayoutChannel.WeChat);
        household.HoldCapital(new(500), new(21), new(3));
        _ = household.AddPerson("林二", "openid-er", isPayee: false);
        return household;
    }

    private static Household Other()
    {
        var household = new Household(OurVillage, 2, "石家", isMember: true);
        household.HoldCapital(new(200), default, new(3));
        _ = household.AddPerson("石一", openId: null, isPayee: true);
        return household;
    }
}
