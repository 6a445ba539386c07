using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using VillageCloud.Domain.WeChat;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Payouts;

/// <summary>Submitted is not paid: what goes by WeChat ends by WeChat's word, what goes by bank or in cash by a
/// person's.</summary>
public sealed class PayoutTransitionsTests
{
    private static readonly PayoutBatchId NextBatch = new(7);

    private static readonly TransitionTable<Payout> Table = new(
        """
        asked     := Submitted, WaitingForPayee
        withdrawn := Submitted (cancelling), WaitingForPayee (cancelling)
        open      := asked, withdrawn
        failed    := Failed, Failed (taken over)
        over      := Succeeded, failed, Reissued
        by WeChat := Drafted, open, over
        by bank   := Drafted (bank), sent by bank
        sent by bank := Submitted (bank), Succeeded (bank), Failed (bank)

        verb     | from                      | to                           | sets
        Submit   | Drafted                   | Submitted                    | NextQueryAt SubmittedAt
        -- Nobody is asked about what goes by bank.
        Submit   | Drafted (bank)            | Submitted (bank)             | SubmittedAt
        Submit   | open, over, sent by bank  | payout.not_in_state

        -- The payee sees the confirm page, unless its end was asked for.
        Progress | Submitted                 | WaitingForPayee | ConfirmBefore NextQueryAt PackageInfo TransferBillNo
        Progress | Submitted (cancelling)    | WaitingForPayee (cancelling) | ConfirmBefore NextQueryAt TransferBillNo
        Progress | WaitingForPayee           | WaitingForPayee              | NextQueryAt PackageInfo
        Progress | WaitingForPayee (cancelling)               | WaitingForPayee (cancelling) | NextQueryAt
        Progress not to the payee yet | Submitted              | Submitted              | NextQueryAt TransferBillNo
        Progress not to the payee yet | Submitted (cancelling) | Submitted (cancelling) | NextQueryAt TransferBillNo
        Progress not to the payee yet | WaitingForPayee        | WaitingForPayee        | NextQueryAt
        Progress not to the payee yet | WaitingForPayee (cancelling) | WaitingForPayee (cancelling) | NextQueryAt
        going    := Progress / Progress not to the payee yet
        going    | Drafted, over             | payout.not_in_state
        -- No word of WeChat's ends what a person has to see: the channel is told before the state.
        going    | by bank                   | payout.not_by_wechat

        Succeed  | Submitted, Submitted (cancelling) | Succeeded            | FinishedAt NextQueryAt TransferBillNo
        Succeed  | WaitingForPayee           | Succeeded                    | FinishedAt NextQueryAt PackageInfo
        Succeed  | WaitingForPayee (cancelling)      | Succeeded            | FinishedAt NextQueryAt
        Succeed  | Drafted, over             | payout.not_in_state
        Succeed  | by bank                   | payout.not_by_wechat

        Fail     | Submitted, Submitted (cancelling) | Failed    | FailReason FinishedAt NextQueryAt TransferBillNo
        Fail     | WaitingForPayee           | Failed               | FailReason FinishedAt NextQueryAt PackageInfo
        Fail     | WaitingForPayee (cancelling)      | Failed       | FailReason FinishedAt NextQueryAt
        Fail     | Drafted, over             | payout.not_in_state
        Fail     | by bank                   | payout.not_by_wechat

        wish      := CancelRequestedAt CancelRequestedBy NextQueryAt
        RequestCancel | Submitted            | Submitted (cancelling)       | wish
        RequestCancel | WaitingForPayee      | WaitingForPayee (cancelling) | wish PackageInfo
        RequestCancel | withdrawn            | payout.cancelling
        RequestCancel | Drafted, over        | payout.not_in_state
        RequestCancel | by bank              | payout.cancel_channel_wrong

        -- Also after it was said to have arrived.
        Return   | Submitted (bank), Succeeded (bank) | Failed (bank)       | FailReason FinishedAt
        Return   | Drafted (bank), Failed (bank)      | payout.not_in_state
        Return   | by WeChat                 | payout.return_channel_wrong

        AskAgain | Submitted                 | Submitted                    | NextQueryAt
        AskAgain | Submitted (cancelling)    | Submitted (cancelling)       | NextQueryAt
        AskAgain | WaitingForPayee           | WaitingForPayee              | NextQueryAt
        AskAgain | WaitingForPayee (cancelling) | WaitingForPayee (cancelling) | NextQueryAt
        AskAgain | Drafted, over             | payout.not_in_state
        AskAgain | by bank                   | payout.not_by_wechat

        -- A claim that failed is paid once more: drafted, and then approved or let go. Another payout carries it.
        Again    | Failed, Failed (bank)     | as it is
        Again for more | Failed, Failed (bank) | bug: nothing is paid again that wasn't owed before
        paying again := Again / Again for more
        paying again | Drafted, open, Succeeded, Failed (taken over), Reissued | bug: only what failed is paid again
        paying again | Drafted (bank), Submitted (bank), Succeeded (bank)      | bug: only what failed is paid again
        TakeOver | Failed, Failed (bank)     | Failed (taken over)          | ReplacedInId
        TakeOver | Drafted, open, Succeeded, Failed (taken over), Reissued     | bug: a claim is taken over once
        TakeOver | Drafted (bank), Submitted (bank), Succeeded (bank)          | bug: a claim is taken over once
        Replace  | Failed (taken over)       | Reissued
        Release  | Failed (taken over)       | Failed                       | ReplacedInId
        Replace / Release | Drafted, open, Succeeded, Failed, Reissued, by bank | bug: it was taken over

        CompareWith | Drafted                | Drafted                      | PayeeNews
        CompareWith | Drafted (bank)         | Drafted (bank)               | PayeeBefore PayeeNews
        CompareWith | open, over, sent by bank | bug: payees are compared in a draft
        """)
    {
        Status = typeof(PayoutStatus),
        StateOf = StateOf,
        States = new Dictionary<string, Func<Payout>>
        {
            ["Drafted"] = () => NewPayout(PayoutChannel.WeChat),
            ["Submitted"] = Submitted,
            ["Submitted (cancelling)"] = () => Submitted().With(Cancel),
            ["WaitingForPayee"] = Waiting,
            ["WaitingForPayee (cancelling)"] = () => Waiting().With(Cancel),
            ["Succeeded"] = () => Submitted().With(one => one.Succeed("B1", Start).OrThrow()),
            ["Failed"] = Failed,
            ["Failed (taken over)"] = TakenOver,
            ["Reissued"] = () => TakenOver().With(one => one.Replace()),
            ["Drafted (bank)"] = () => NewPayout(PayoutChannel.Bank),
            ["Submitted (bank)"] = SubmittedToBank,
            ["Succeeded (bank)"] = Arrived,
            ["Failed (bank)"] = () => SubmittedToBank().With(one => one.Return("账号已注销", Start).OrThrow()),
        },
        Verbs = new()
        {
            { "Submit", payout => payout.Submit(Later) },
            { "Progress", payout => payout.Progress(Report(TransferState.WaitUserConfirm, "page 2"), Later) },
            {
                "Progress not to the payee yet",
                payout => payout.Progress(Report(TransferState.Processing, page: null), Later)
            },
            { "Succeed", payout => payout.Succeed("B1", Later) },
            { "Fail", payout => payout.Fail("B1", "OVERDUE_CLOSE", Later) },
            { "RequestCancel", payout => payout.RequestCancel(Checker, Later) },
            { "Return", payout => payout.Return("没有人来领", Later) },
            { "AskAgain", payout => payout.AskAgain(Later) },
            { "Again", payout => _ = payout.Again("F2", payout.Goods, payout.Dividend) },
            { "Again for more", payout => _ = payout.Again("F2", new(3_001), payout.Dividend) },
            { "TakeOver", payout => payout.TakeOver(NextBatch) },
            { "Replace", payout => payout.Replace() },
            { "Release", payout => payout.Release() },
            { "CompareWith", payout => payout.CompareWith(NewPayout(PayoutChannel.WeChat)) },
        },
        Questions = ["IsFor"],
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static string StateOf(Payout payout) => payout switch
    {
        { Status: PayoutStatus.Failed, ReplacedInId: not null } => "Failed (taken over)",
        { Status: PayoutStatus.Reissued } => "Reissued",
        { IsCancelling: true } => $"{payout.Status} (cancelling)",
        { Channel: not PayoutChannel.WeChat } => $"{payout.Status} (bank)",
        _ => payout.Status.ToString(),
    };

    private static Payout Submitted() => NewPayout(PayoutChannel.WeChat).With(one => one.Submit(Start).OrThrow());

    private static Payout Waiting() =>
        Submitted().With(one => one.Progress(Report(TransferState.WaitUserConfirm, "page 1"), Start).OrThrow());

    private static Payout Failed() =>
        Submitted().With(one => one.Fail("B1", "PAYEE_ACCOUNT_ABNORMAL", Start).OrThrow());

    private static Payout TakenOver() => Failed().With(one => one.TakeOver(NextBatch));

    private static Payout SubmittedToBank() => NewPayout(PayoutChannel.Bank).With(one => one.Submit(Start).OrThrow());

    private static Payout Arrived()
    {
        var payout = NewPayout(PayoutChannel.Bank);
        var batch = new PayoutBatch(OurVillage, "B1", [payout], Maker, Start);
        batch.Approve(Checker, payout.Amount, Start).OrThrow();
        batch.Confirm(payout, "回单 1", Checker, payout.Amount, Start).OrThrow();
        return payout;
    }

    private static void Cancel(Payout payout) => payout.RequestCancel(Maker, Start).OrThrow();

    private static TransferReport Report(TransferState state, string? page) =>
        new("FWeChat", "B1", state, Amount: null, page, FailReason: null, UpdatedAt: null, CreatedAt: Start);
}
