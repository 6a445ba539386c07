using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Costs;

/// <summary>A cost is booked once and taken back once, and never changed.</summary>
public sealed class CostVoucherTransitionsTests
{
    private static readonly DateOnly Day = new(2026, 5, 6);

    private static readonly TransitionTable<CostVoucher> Table = new(
        """
        over     := Declined, Reversed

        verb                        | from              | to                | sets
        Book                        | Requested         | Booked
        Book                        | Booked, ReversalRequested, over | cost.not_in_state
        Decline                     | Requested         | Declined
        Decline                     | Booked, ReversalRequested, over | cost.not_in_state
        AskReversal                 | Booked            | ReversalRequested | ReversalNote
        AskReversal without a reason | Booked           | cost.reversal_reason
        AskReversal / AskReversal without a reason | Requested, ReversalRequested, over | cost.not_in_state
        Reverse                     | ReversalRequested | Reversed
        Reverse                     | Booked, Requested, over | cost.not_in_state
        KeepBooked                  | ReversalRequested | Booked            | ReversalNote
        KeepBooked                  | Booked, Requested, over | cost.not_in_state
        """)
    {
        Status = typeof(CostStatus),
        StateOf = voucher => voucher.Status.ToString(),
        States = new Dictionary<string, Func<CostVoucher>>
        {
            ["Requested"] = Requested,
            ["Booked"] = () => Requested().With(one => one.Book().OrThrow()),
            ["Declined"] = () => Requested().With(one => one.Decline().OrThrow()),
            ["ReversalRequested"] = ReversalRequested,
            ["Reversed"] = () => ReversalRequested().With(one => one.Reverse().OrThrow()),
        },
        Verbs = new()
        {
            { "Book", voucher => voucher.Book() },
            { "Decline", voucher => voucher.Decline() },
            { "AskReversal", voucher => voucher.AskReversal("记重了") },
            { "AskReversal without a reason", voucher => voucher.AskReversal(" ") },
            { "Reverse", voucher => voucher.Reverse() },
            { "KeepBooked", voucher => voucher.KeepBooked() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [TestCase(CostCategory.Packing, "521.03")]
    [TestCase(CostCategory.Courier, "521.04")]
    [TestCase(CostCategory.Wages, "522.01")]
    [TestCase(CostCategory.Administration, "522.02")]
    [TestCase(CostCategory.Operating, "521.02")]
    [TestCase(CostCategory.Other, "529")]
    public void A_cost_is_borne_by_the_account_of_its_kind_and_paid_by_the_bank(CostCategory category, string code)
    {
        var spent = CostSpent.Of(category, new(1_250), Day, new("纸箱厂", "茶叶包装", "发票 1"), null, Day).OrThrow();

        var booking = CostBooked.Entry(new(OurVillage, "V1", spent, Start));

        Assert.That(booking.Key.ToString(), Is.EqualTo("cost:V1"));
        Assert.That(
            booking.Lines.Select(line => (line.AccountCode, line.Amount.Fen)),
            Is.EqualTo(new[] { (code, 1_250L), (Account.Bank.Code, -1_250L) }));
        Assert.That(Account.Temporary.Select(one => one.Code), Does.Contain(code), "it counts into the surplus");
    }

    [TestCase(0, 0, "厂", "箱", "票", "cost.amount_invalid")]
    [TestCase(-5, 0, "厂", "箱", "票", "cost.amount_invalid")]
    [TestCase(5, 1, "厂", "箱", "票", "cost.not_spent_yet")]
    [TestCase(5, 0, " ", "箱", "票", "cost.text_invalid")]
    [TestCase(5, 0, "厂", null, "票", "cost.text_invalid")]
    [TestCase(5, 0, "厂", "箱", "\u200B", "cost.text_invalid")]
    [TestCase(5, 0, "厂", "箱", "票", null)]
    public void What_is_no_cost_is_refused(
        long fen, int ahead, string? payee, string? note, string? evidence, string? code) => Assert.That(
        CostSpent.Of(
            CostCategory.Packing, new(fen), Day.AddDays(ahead), new(payee, note, evidence), null, Day).Refusal?.Code,
        Is.EqualTo(code));

    private static CostVoucher ReversalRequested() => Requested().With(
        one => one.Book().OrThrow(), one => one.AskReversal("记错了").OrThrow());

    private static CostVoucher Requested() => new(
        OurVillage, "V1",
        CostSpent.Of(CostCategory.Packing, new(1_250), Day, new("纸箱厂", "茶叶包装", "发票 1"), null, Day).OrThrow(), Start);
}
