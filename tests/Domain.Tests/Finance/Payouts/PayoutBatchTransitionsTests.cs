using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Payouts;

/// <summary>Two people send a batch off, and a second one again says that money by bank arrived.</summary>
public sealed class PayoutBatchTransitionsTests
{
    private static readonly Money One = new(5_000);
    private static readonly Money Total = new(10_000);
    private static readonly Money Another = new(1);

    private static readonly TransitionTable<PayoutBatch> Table = new(
        """
        sent    := Approved, Approved (one arrived)
        all     := Drafted, sent, Discarded
        by maker  := Approve by the maker / Approve by the maker with another total
        approving := Approve / Approve with another total / by maker

        verb                                     | from            | to                   | sets
        Approve                                  | Drafted         | Approved | CheckedAt Checker DraftSlot Payouts
        Approve with another total               | Drafted         | approval.total_differs
        -- Who may not approve isn't told the total.
        by maker                                 | Drafted         | approval.approver_must_differ
        approving                                | sent, Discarded | payout.batch_not_drafted

        -- The maker too, without a word, and then no reason is kept: nothing has moved yet.
        Discard                          | Drafted | Discarded | DeclineReason DeclinedAt Decliner DraftSlot
        Discard without a reason                 | Drafted         | approval.reason_missing
        taking back                              | Drafted         | Discarded | DeclinedAt Decliner DraftSlot
        taking back := Discard by the maker / Discard by the maker without a reason
        discarding := Discard / Discard without a reason / taking back
        discarding                               | sent, Discarded | payout.batch_not_drafted

        -- Of a payout by bank. Channel, person and amount are told before the payout's state.
        Confirm                                  | Approved        | Approved (one arrived) | Payouts
        Confirm                                  | Drafted, Approved (one arrived), Discarded | payout.not_in_state
        Confirm with another amount              | all             | approval.total_differs
        Confirm by the maker                     | all             | approval.approver_must_differ
        Confirm by the maker with another amount | all             | approval.approver_must_differ
        Confirm what WeChat pays                 | all             | payout.channel_wrong
        Confirm what WeChat pays by the maker with another amount | all | payout.channel_wrong
        """)
    {
        Status = typeof(BatchStatus),
        StateOf = batch => ByBank(batch).Status == PayoutStatus.Succeeded
            ? "Approved (one arrived)"
            : batch.Status.ToString(),
        States = new Dictionary<string, Func<PayoutBatch>>
        {
            ["Drafted"] = Drafted,
            ["Approved"] = Approved,
            ["Approved (one arrived)"] = () => Approved().With(
                one => one.Confirm(ByBank(one), "回单 1", Checker, One, Start).OrThrow()),
            ["Discarded"] = () => Drafted().With(one => one.Discard(Maker, reason: null, Start).OrThrow()),
        },
        Verbs = new()
        {
            { "Approve", batch => batch.Approve(Checker, Total, Later) },
            { "Approve with another total", batch => batch.Approve(Checker, Another, Later) },
            { "Approve by the maker", batch => batch.Approve(Maker, Total, Later) },
            { "Approve by the maker with another total", batch => batch.Approve(Maker, Another, Later) },
            { "Discard", batch => batch.Discard(Checker, "少了两户", Later) },
            { "Discard without a reason", batch => batch.Discard(Checker, " ", Later) },
            { "Discard by the maker", batch => batch.Discard(Maker, "写错了", Later) },
            { "Discard by the maker without a reason", batch => batch.Discard(Maker, reason: null, Later) },
            { "Confirm", batch => batch.Confirm(ByBank(batch), "回单 2", Checker, One, Later) },
            { "Confirm with another amount", batch => batch.Confirm(ByBank(batch), "回单 2", Checker, Another, Later) },
            { "Confirm by the maker", batch => batch.Confirm(ByBank(batch), "回单 2", Maker, One, Later) },
            {
                "Confirm by the maker with another amount",
                batch => batch.Confirm(ByBank(batch), "回单 2", Maker, Another, Later)
            },
            { "Confirm what WeChat pays", batch => batch.Confirm(batch.Payouts[1], "回单 2", Checker, One, Later) },
            {
                "Confirm what WeChat pays by the maker with another amount",
                batch => batch.Confirm(batch.Payouts[1], "回单 2", Maker, Another, Later)
            },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Payout ByBank(PayoutBatch batch) => batch.Payouts[0];

    private static PayoutBatch Drafted() =>
        new(OurVillage, "B1", [NewPayout(PayoutChannel.Bank), NewPayout(PayoutChannel.WeChat)], Maker, Start);

    private static PayoutBatch Approved() => Drafted().With(one => one.Approve(Checker, Total, Start).OrThrow());
}
