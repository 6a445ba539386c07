using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Repayments;

/// <summary>A repayment is booked once and taken back once, and never changed.</summary>
public sealed class RepaymentTransitionsTests
{
    private static readonly DateOnly Day = new(2026, 5, 6);
    private static readonly Money Owes = new(11_921);

    private static readonly TransitionTable<Repayment> Table = new(
        """
        over     := Declined, Reversed

        verb                        | from              | to                | sets
        Book                        | Requested         | Booked            | OpenSlot
        Book                        | Booked, ReversalRequested, over | repayment.not_in_state
        Decline                     | Requested         | Declined          | OpenSlot
        Decline                     | Booked, ReversalRequested, over | repayment.not_in_state
        AskReversal                 | Booked            | ReversalRequested | ReversalNote
        AskReversal without a reason | Booked           | repayment.reversal_reason
        AskReversal / AskReversal without a reason | Requested, ReversalRequested, over | repayment.not_in_state
        Reverse                     | ReversalRequested | Reversed
        Reverse                     | Booked, Requested, over | repayment.not_in_state
        KeepBooked                  | ReversalRequested | Booked            | ReversalNote
        KeepBooked                  | Booked, Requested, over | repayment.not_in_state
        """)
    {
        Status = typeof(RepaymentStatus),
        StateOf = repayment => repayment.Status.ToString(),
        States = new Dictionary<string, Func<Repayment>>
        {
            ["Requested"] = Requested,
            ["Booked"] = () => Requested().With(one => one.Book().OrThrow()),
            ["Declined"] = () => Requested().With(one => one.Decline().OrThrow()),
            ["ReversalRequested"] = ReversalRequested,
            ["Reversed"] = () => ReversalRequested().With(one => one.Reverse().OrThrow()),
        },
        Verbs = new()
        {
            { "Book", one => one.Book() },
            { "Decline", one => one.Decline() },
            { "AskReversal", one => one.AskReversal("记重了") },
            { "AskReversal without a reason", one => one.AskReversal(" ") },
            { "Reverse", one => one.Reverse() },
            { "KeepBooked", one => one.KeepBooked() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void What_is_brought_back_comes_into_the_bank_and_off_what_the_household_owes()
    {
        var booking = DebtRepaid.Entry(Requested());

        Assert.That(booking.Key.ToString(), Is.EqualTo("repaid:B1"));
        Assert.That(
            booking.Lines.Select(line => (line.AccountCode, line.HouseholdId, line.Amount.Fen)),
            Is.EqualTo(new (string, HouseholdId?, long)[]
            {
                (Account.Bank.Code, null, 11_921), (Account.GoodsPayable.Code, new(3), -11_921),
            }));
    }

    [TestCase(0, 11_921, 0, "回单 1", "repayment.nothing_owed")]
    [TestCase(-5, 11_921, 0, "回单 1", "repayment.nothing_owed")]
    [TestCase(11_921, 0, 0, "回单 1", "repayment.amount_invalid")]
    [TestCase(11_921, -1, 0, "回单 1", "repayment.amount_invalid")]
    [TestCase(11_921, 11_922, 0, "回单 1", "repayment.amount_invalid")]
    [TestCase(11_921, 11_921, 1, "回单 1", "repayment.not_there_yet")]
    [TestCase(11_921, 11_921, 0, null, "repayment.evidence")]
    [TestCase(11_921, 11_921, 0, "\u200B", "repayment.evidence")]
    [TestCase(11_921, 11_921, 0, "回单 1", null)]
    [TestCase(11_921, 1, 0, "回单 1", null)]
    public void What_is_no_repayment_is_refused(long owes, long fen, int ahead, string? evidence, string? code) =>
        Assert.That(
            Repayment.Of(
                (OurVillage, new(3)), new(new(fen), Day.AddDays(ahead), evidence), new(owes), "B1", Day, Start)
                .Refusal?.Code,
            Is.EqualTo(code));

    private static Repayment ReversalRequested() => Requested().With(
        one => one.Book().OrThrow(), one => one.AskReversal("记错了").OrThrow());

    private static Repayment Requested() => Repayment.Of(
        (OurVillage, new(3)), new(Owes, Day, "回单 1"), Owes, "B1", Day, Start).OrThrow();
}
