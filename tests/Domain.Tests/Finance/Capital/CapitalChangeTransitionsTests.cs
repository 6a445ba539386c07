using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Capital;

/// <summary>What members shall have in the capital is decided once, and only money that moved is booked.</summary>
public sealed class CapitalChangeTransitionsTests
{
    private static readonly TransitionTable<CapitalChange> Table = new(
        """
        verb    | from             | to       | sets
        Book    | Requested        | Booked
        Decline | Requested        | Declined
        Book    | Booked, Declined | approval.already_decided
        Decline | Booked, Declined | approval.already_decided
        """)
    {
        Status = typeof(CapitalStatus),
        StateOf = change => change.Status.ToString(),
        States = new Dictionary<string, Func<CapitalChange>>
        {
            ["Requested"] = () => To(500, 20, 3),
            ["Booked"] = () => To(500, 20, 3).With(one => one.Book().OrThrow()),
            ["Declined"] = () => To(500, 20, 3).With(one => one.Decline().OrThrow()),
        },
        Verbs = new()
        {
            { "Book", change => change.Book() },
            { "Decline", change => change.Decline() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [TestCase(500, 20, 3, 423, 400)]
    [TestCase(0, 0, 0, 100, -100)]
    public void What_is_paid_in_or_back_goes_between_the_bank_and_the_capital(
        long contribution, long reserve, long subsidy, long toType, long intoBank)
    {
        var change = To(contribution, reserve, subsidy);

        var lines = CapitalBooked.Entry(change)!.Lines;

        Assert.That(change.Amount, Is.EqualTo(new Money(toType)));
        Assert.That(
            lines.Select(line => (line.AccountCode, line.Amount.Fen)),
            Is.EquivalentTo(new[] { (Account.Bank.Code, intoBank), (Account.Contributions.Code, -intoBank) }));
    }

    [Test]
    public void Shares_alone_move_no_money() => Assert.That(CapitalBooked.Entry(To(100, 20, 3)), Is.Null);

    private static CapitalChange To(long contribution, long reserve, long subsidy)
    {
        var household = HouseholdPaidBy(PayoutChannel.Cash);
        household.HoldCapital(new(100), Money.Zero, Money.Zero);
        return new(
            OurVillage, "C1", new(2026, 5, 6),
            [(household, new CapitalHolding(new(contribution), new(reserve), new(subsidy)))], Start);
    }
}
