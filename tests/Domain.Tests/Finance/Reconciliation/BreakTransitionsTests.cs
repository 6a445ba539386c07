using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Reconciliation;

/// <summary>A difference is looked after, explained, and ended by two people, unless it ends by itself.</summary>
public sealed class BreakTransitionsTests
{
    private static readonly StaffId Third = new(3);

    private static readonly TransitionTable<Break> Table = new(
        """
        asking      := within bounds / out of bounds / ProposeClosing
        within bounds := ProposeAdjustment
        out of bounds := wrong amount / wrong account
        wrong amount := ProposeAdjustment by more than the difference / ProposeAdjustment of nothing
        wrong account := ProposeAdjustment of its own account / ProposeAdjustment of held money
        poorly      := Explain without a reason / Explain without evidence
        unfinished  := Open, Assigned, Explained, Waiting
        by people   := Assign / Explain / poorly / asking
        by people too := Assign to its owner
        closed      := Closed (WentAway), Closed (CameLater), Closed (Adjusted), Closed (Explained)

        verb              | from                | to                 | sets
        Assign            | Open                | Assigned           | Owner Steps
        Assign            | Assigned            | Assigned           | Owner Steps
        Assign            | Explained           | Explained          | Owner Steps
        Assign to its owner | Open              | Assigned           | Owner Steps
        Assign to its owner | Assigned, Explained | break.owner_same
        -- Whoever explains what nobody looks after looks after it.
        Explain           | Open                | Explained          | Evidence Explanation Owner Steps
        Explain           | Assigned            | Explained          | Evidence Explanation Steps
        Explain           | Explained           | Explained          | Evidence Explanation Steps
        Explain without a reason | Open, Assigned, Explained | break.explanation_invalid
        Explain without evidence | Open, Assigned, Explained | break.evidence_invalid
        asking            | Open, Assigned      | break.not_explained
        ProposeAdjustment | Explained           | Waiting            | AdjustmentFen CounterCode Rounds Steps
        wrong account     | Explained           | break.account_wrong
        wrong amount      | Explained           | break.amount_wrong
        ProposeClosing    | Explained           | Waiting            | Steps
        by people / by people too | Waiting     | break.waiting
        by people / by people too | closed      | break.closed

        SendBack          | Waiting             | Explained          | AdjustmentFen CounterCode Steps
        SendBack          | Open, Assigned, Explained, closed | bug: only what waits is sent back
        Settle            | Waiting             | Closed (Adjusted)  | EndedAs EndedAt Steps
        Settle            | Open, Assigned, Explained | break.not_proposed
        Settle            | closed              | break.closed

        ComesLater        | unfinished          | Closed (CameLater) | EndedAs EndedAt Steps
        GoesAway          | unfinished          | Closed (WentAway)  | EndedAs EndedAt Steps
        ComesLater / GoesAway | closed          | bug: a break closes once
        -- What people ended stays ended, and a later bill stays a later bill.
        ComesBack         | Closed (WentAway)   | Open               | EndedAs EndedAt Steps
        ComesBack         | unfinished, Closed (CameLater) | bug: only what went away by itself comes back
        ComesBack         | Closed (Adjusted), Closed (Explained) | bug: only what went away by itself comes back
        """)
    {
        Status = typeof(BreakStatus),
        StateOf = found => found.EndedAs is { } end ? $"{found.Status} ({end})" : found.Status.ToString(),
        States = new Dictionary<string, Func<Break>>
        {
            ["Open"] = Open,
            ["Assigned"] = () => Open().With(one => one.Assign(Maker, Maker, Start).OrThrow()),
            ["Explained"] = Explained,
            ["Waiting"] = Waiting,
            ["Closed (WentAway)"] = () => Open().With(one => one.GoesAway(Start)),
            ["Closed (CameLater)"] = () => Open().With(one => one.ComesLater(new(2026, 5, 7), Start)),
            ["Closed (Adjusted)"] = () => Waiting().With(one => one.Settle(Checker, Start).OrThrow()),
            ["Closed (Explained)"] = () => Explained().With(
                one => one.ProposeClosing(Maker, Start).OrThrow(), one => one.Settle(Checker, Start).OrThrow()),
        },
        Verbs = new()
        {
            { "Assign", found => found.Assign(Third, Maker, Later) },
            { "Assign to its owner", found => found.Assign(Maker, Maker, Later) },
            { "Explain", found => found.Explain("微信多扣了一笔", "商户平台 1", Maker, Later) },
            { "Explain without a reason", found => found.Explain(" ", "商户平台 1", Maker, Later) },
            { "Explain without evidence", found => found.Explain("微信多扣了一笔", null, Maker, Later) },
            { "ProposeAdjustment", found => Propose(found, Account.OtherExpenses, -100) },
            { "ProposeAdjustment by more than the difference", found => Propose(found, Account.OtherExpenses, -101) },
            { "ProposeAdjustment of nothing", found => Propose(found, Account.OtherExpenses, 0) },
            { "ProposeAdjustment of its own account", found => Propose(found, Account.WeChatBasic, -100) },
            { "ProposeAdjustment of held money", found => Propose(found, Account.PendingSales, -100) },
            { "ProposeClosing", found => found.ProposeClosing(Maker, Later) },
            { "SendBack", found => found.SendBack(Checker, "凭据不对", Later) },
            { "Settle", found => found.Settle(Checker, Later) },
            { "ComesLater", found => found.ComesLater(new(2026, 5, 8), Later) },
            { "GoesAway", found => found.GoesAway(Later) },
            { "ComesBack", found => found.ComesBack(Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void What_happened_to_a_break_is_told_with_who_and_when()
    {
        var found = Waiting();
        found.SendBack(Checker, "凭据不对", Later);

        Assert.That(
            found.Steps.Select(step => (step.Act, step.By, step.At)),
            Is.EqualTo(new (BreakAct, StaffId?, DateTimeOffset)[]
            {
                (BreakAct.Found, null, Start), (BreakAct.Explained, Maker, Start),
                (BreakAct.AdjustmentProposed, Maker, Start), (BreakAct.SentBack, Checker, Later),
            }));
        Assert.That(found.Steps[^1].Text, Is.EqualTo("凭据不对"));
    }

    [Test]
    public void What_the_trade_bill_tells_moves_no_money_and_is_only_explained()
    {
        var asked = On(BreakSource.TradeBill).With(Explain);

        Assert.That(Propose(asked, Account.OtherExpenses, -100).Refusal?.Code, Is.EqualTo("break.moves_no_money"));
        Assert.That(asked.ProposeClosing(Maker, Later).IsRefused, Is.False);
    }

    [Test]
    public void What_came_back_stays_with_who_looked_after_it()
    {
        var found = Open().With(one => one.Assign(Maker, Maker, Start).OrThrow(), one => one.GoesAway(Start));

        found.ComesBack(Later);

        Assert.That((found.Status, found.Owner), Is.EqualTo((BreakStatus.Assigned, (StaffId?)Maker)));
    }

    [TestCase(BreakSource.BasicFunds, "109.01")]
    [TestCase(BreakSource.OperationFunds, "109.02")]
    [TestCase(BreakSource.BankStatement, "102")]
    public void An_adjustment_books_the_account_that_the_paper_tells_of_against_the_one_that_was_named(
        BreakSource source, string money)
    {
        var found = On(source).With(Explain, one => Propose(one, Account.OtherExpenses, -40).OrThrow());

        var booking = BreakAdjusted.Entry(found);

        Assert.That(booking.Key.ToString(), Is.EqualTo("adjust:0:1"));
        Assert.That(
            booking.Lines.Select(line => (line.AccountCode, line.Amount.Fen)),
            Is.EqualTo(new[] { (money, -40L), (Account.OtherExpenses.Code, 40L) }));
    }

    private static Break Open() => On(BreakSource.BasicFunds);

    private static Break Explained() => Open().With(Explain);

    private static Break Waiting() => Explained().With(one => Propose(one, Account.OtherExpenses, -40).OrThrow());

    private static void Explain(Break one) => one.Explain("微信扣了我们没有记", "商户平台 9", Maker, Start).OrThrow();

    private static Outcome Propose(Break found, Account counter, long fen) =>
        found.ProposeAdjustment(new(counter, new(fen)), Maker, found.Status == BreakStatus.Explained ? Start : Later);

    private static Break On(BreakSource source) => new(
        OurVillage, source, new(2026, 5, 6), BreakClass.MissingTheirs, "D1", new Money(100), theirs: null,
        "微信账单里没有 D1", Start);
}
