using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Capital;

/// <summary>A member leaves when a second person has agreed, and is paid once, whenever that is.</summary>
public sealed class DepartureTransitionsTests
{
    private static readonly DateOnly Today = new(2026, 5, 6);

    private static readonly TransitionTable<Departure> Table = new(
        """
        over      := Left, Declined, ReturnRequested, Returned
        notDue    := Requested, Declined, ReturnRequested, Returned
        unpaid    := Requested, Declined, Left, Returned
        asking    := AskReturn / AskReturn without a slip / AskReturn tomorrow

        verb                      | from            | to       | sets
        Leave                     | Requested       | Left
        Leave of another capital  | Requested       | capital.register_changed
        Leave                     | over            | approval.already_decided
        Leave of another capital  | over            | approval.already_decided
        Decline                   | Requested       | Declined | OpenSlot
        Decline                   | over            | approval.already_decided

        AskReturn                 | Left            | ReturnRequested | Evidence ReturnDay
        AskReturn without a slip  | Left            | departure.evidence
        AskReturn tomorrow        | Left            | departure.return_day
        asking                    | notDue          | departure.return_not_due
        Return                    | ReturnRequested | Returned
        Return                    | unpaid          | approval.already_decided
        DeclineReturn             | ReturnRequested | Left     | Evidence ReturnDay
        DeclineReturn             | unpaid          | approval.already_decided
        """)
    {
        Status = typeof(DepartureStatus),
        StateOf = one => one.Status.ToString(),
        States = new Dictionary<string, Func<Departure>>
        {
            ["Requested"] = () => Of(Member()),
            ["Declined"] = () => Of(Member()).With(one => one.Decline().OrThrow()),
            ["Left"] = Left,
            ["ReturnRequested"] = Asked,
            ["Returned"] = () => Asked().With(one => one.Return().OrThrow()),
        },
        Verbs = new()
        {
            { "Leave", one => one.Leave(Member(), Today) },
            {
                "Leave of another capital",
                one => one.Leave(Member().With(other => other.HoldCapital(new(1), default, default)), Today)
            },
            { "Decline", one => one.Decline() },
            { "AskReturn", one => one.AskReturn(Today, "回单 7", Today) },
            { "AskReturn without a slip", one => one.AskReturn(Today, " ", Today) },
            { "AskReturn tomorrow", one => one.AskReturn(Today.AddDays(1), "回单 7", Today) },
            { "Return", one => one.Return() },
            { "DeclineReturn", one => one.DeclineReturn() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void What_was_paid_in_and_the_reserve_go_back_less_the_loss_and_subsidies_stay()
    {
        var departure = Of(Member(), borneLoss: 120);

        var lines = MemberLeft.Entry(departure)!.Lines.Where(line => !line.Amount.IsZero);

        Assert.That(departure.ToReturn, Is.EqualTo(new Money(400)));
        Assert.That(
            lines.Select(line => (line.AccountCode, line.Amount.Fen)),
            Is.EqualTo(new[]
            {
                (Account.Contributions.Code, 500L), (Account.Reserve.Code, 20L),
                (Account.SurplusDistribution.Code, -120L), (Account.CapitalPayable.Code, -400L),
            }));
    }

    [TestCase(-1)]
    [TestCase(521)]
    public void Nobody_bears_less_than_nothing_or_more_than_goes_back(long borneLoss) => Assert.That(
        Departure.Of(Member(), new(Today, "本人申请"), new(borneLoss), "L1", Today, Start).Refusal?.Code,
        Is.EqualTo("departure.borne_loss"));

    [Test]
    public void Who_is_no_member_or_gives_no_reason_or_leaves_tomorrow_is_told_so()
    {
        var other = new Household(OurVillage, 2, "石家", isMember: false);
        string?[] codes =
        [
            Ask(other, Today, "本人申请"), Ask(Member(), Today, "  "), Ask(Member(), Today.AddDays(1), "本人申请"),
            Ask(Member(), new DateOnly(26, 5, 6), "本人申请"),
        ];

        Assert.That(codes, Is.EqualTo(new[]
        {
            "departure.of_member", "household.leaving_reason", "household.leaving_day", "household.leaving_day",
        }));

        static string? Ask(Household household, DateOnly day, string reason) =>
            Departure.Of(household, new(day, reason), Money.Zero, "L1", Today, Start).Refusal?.Code;
    }

    private static Departure Left() => Of(Member()).With(one => one.Leave(Member(), Today).OrThrow());

    private static Departure Asked() => Left().With(one => one.AskReturn(Today, "回单 6", Today).OrThrow());

    private static Departure Of(Household household, long borneLoss = 0) =>
        Departure.Of(household, new(Today, "本人申请"), new(borneLoss), "L1", Today, Start).OrThrow();

    private static Household Member() =>
        HouseholdPaidBy(PayoutChannel.Cash).With(one => one.HoldCapital(new(500), new(20), new(3)));
}
