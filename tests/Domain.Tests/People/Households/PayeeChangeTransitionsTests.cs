using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Households;

/// <summary>Money goes elsewhere when two people have agreed, time has passed, and nobody has stopped it.</summary>
public sealed class PayeeChangeTransitionsTests
{
    private static readonly BankAccount Account = new("信用社", "6222000033334444", "林一");
    private static readonly DateTimeOffset Due = Start + PayeeChange.Waits;

    private static readonly TransitionTable<PayeeChange> Table = new(
        """
        approving := Approve / Approve of another number / Approve by the maker
        declining := Decline / Decline without a reason / Decline by the maker
        stopping  := Stop / Stop without a reason
        taking    := TakeEffect / TakeEffect too early
        over      := Effective, Declined, Stopped

        verb                      | from      | to       | sets
        Approve                   | Requested | Waiting  | CheckedAt Checker EffectiveAt
        Approve of another number | Requested | payee.typed_differs
        -- Who may not approve isn't told what to type.
        Approve by the maker      | Requested | approval.approver_must_differ
        approving                 | Waiting, over | approval.already_decided

        Decline                   | Requested | Declined | DeclineReason DeclinedAt Decliner OpenSlot
        Decline without a reason  | Requested | approval.reason_missing
        Decline by the maker      | Requested | Declined | DeclinedAt Decliner OpenSlot
        declining                 | Waiting, over | approval.already_decided

        Stop                      | Waiting   | Stopped  | OpenSlot StopReason
        Stop without a reason     | Waiting   | payee.reason
        stopping                  | Requested, over | approval.already_decided

        TakeEffect                | Waiting   | Effective | OpenSlot
        TakeEffect too early      | Waiting   | payee.waits
        taking                    | Requested, over | approval.already_decided

        Forget                    | Requested, Waiting | bug: whoever shall be paid stays until it is decided
        Forget                    | Effective | Effective | Account Before PayeeName Summary
        Forget                    | Declined  | Declined  | Account Before PayeeName Summary
        Forget                    | Stopped   | Stopped   | Account Before PayeeName Summary
        """)
    {
        Status = typeof(PayeeChangeStatus),
        StateOf = change => change.Status.ToString(),
        States = new Dictionary<string, Func<PayeeChange>>
        {
            ["Requested"] = Requested,
            ["Waiting"] = Waiting,
            ["Effective"] = () => Waiting().With(one => one.TakeEffect(Household(), Due).OrThrow()),
            ["Declined"] = () => Requested().With(one => one.Decline(Checker, "不是本人来的", Start).OrThrow()),
            ["Stopped"] = () => Waiting().With(one => one.Stop("他家没有要换").OrThrow()),
        },
        Verbs = new()
        {
            { "Approve", change => change.Approve(Checker, "6222 0000 3333 4444", Start) },
            { "Approve of another number", change => change.Approve(Checker, "6222000033334445", Start) },
            { "Approve by the maker", change => change.Approve(Maker, "1", Start) },
            { "Decline", change => change.Decline(Checker, "不是本人来的", Later) },
            { "Decline without a reason", change => change.Decline(Checker, " ", Later) },
            { "Decline by the maker", change => change.Decline(Maker, reason: null, Later) },
            { "Stop", change => change.Stop("他家没有要换") },
            { "Stop without a reason", change => change.Stop(" ") },
            { "Forget", change => change.Forget(Household().People[0]) },
            { "TakeEffect", change => change.TakeEffect(Household(), Due) },
            { "TakeEffect too early", change => change.TakeEffect(Household(), Due.AddSeconds(-1)) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void What_changes_nothing_or_pays_a_stranger_is_not_even_asked_for()
    {
        var household = Household();

        Assert.That(Ask(household, payee: 99, Account).Refusal?.Code, Is.EqualTo("payee.unknown"));
        Assert.That(Ask(household, payee: 0, account: null).Refusal?.Code, Is.EqualTo("payee.unchanged"));
    }

    private static PayeeChange Requested() => Ask(Household(), payee: 0, Account).OrThrow();

    private static PayeeChange Waiting() =>
        Requested().With(one => one.Approve(Checker, Account.AccountNumber, Start).OrThrow());

    private static Domain.Shared.Outcome<PayeeChange> Ask(Household household, long payee, BankAccount? account) =>
        PayeeChange.Of(household, payee, account, "卡丢了", "H1", Maker, Start);

    private static Household Household() => HouseholdPaidBy(PayoutChannel.WeChat);
}
