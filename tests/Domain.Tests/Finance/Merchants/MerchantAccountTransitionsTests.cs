using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Tests.Transitions;
using VillageCloud.Domain.WeChat;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Merchants;

/// <summary>An account is agreed to by a second person, once, and gives way to the next.</summary>
public sealed class MerchantAccountTransitionsTests
{
    private static readonly TransitionTable<MerchantAccount> Table = new(
        """
        over := InForce, Replaced, Declined

        verb | from | to | sets
        Approve | Waiting | InForce | CheckedAt Checker InForceFrom Slot State
        Approve by its maker | Waiting | approval.approver_must_differ
        Decline | Waiting | Declined | DeclineReason DeclinedAt Decliner Slot State
        Decline without a reason | Waiting | approval.reason_missing
        Decline by its maker | Waiting | Declined | DeclinedAt Decliner Slot State
        Approve / Approve by its maker | over | merchant.not_waiting
        Decline / Decline without a reason / Decline by its maker | over | merchant.not_waiting
        Replace | InForce | Replaced | InForceUntil Slot State
        Replace | Waiting, Replaced, Declined | merchant.not_in_force
        """)
    {
        Status = typeof(MerchantAccountState),
        StateOf = account => account.State.ToString(),
        States = new Dictionary<string, Func<MerchantAccount>>
        {
            ["Waiting"] = Waiting,
            ["InForce"] = () => Waiting().With(one => one.Approve(Checker, Later).OrThrow()),
            ["Replaced"] = () => Waiting().With(
                one => one.Approve(Checker, Later).OrThrow(), one => one.Replace(Later).OrThrow()),
            ["Declined"] = () => Waiting().With(one => one.Decline(Checker, "商户号不对", Later).OrThrow()),
        },
        Verbs = new()
        {
            { "Approve", account => account.Approve(Checker, Later) },
            { "Approve by its maker", account => account.Approve(Maker, Later) },
            { "Decline", account => account.Decline(Checker, "商户号不对", Later) },
            { "Decline without a reason", account => account.Decline(Checker, " ", Later) },
            { "Decline by its maker", account => account.Decline(Maker, reason: null, Later) },
            { "Replace", account => account.Replace(Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void What_is_left_empty_stays_as_it_was()
    {
        var known = new WeChatCredentials { AppId = "wx1", AppSecret = "old", MerchantId = "19", PushKey = "aes" };

        var whole = known.With(new() { AppSecret = " new\n", MerchantId = "  ", IsPushPlain = true });

        Assert.That(
            (whole.AppId, whole.AppSecret, whole.MerchantId, whole.PushKey, whole.IsPushPlain),
            Is.EqualTo(("wx1", "new", "19", "aes", true)));
    }

    [Test]
    public void Every_line_of_a_check_says_in_its_own_words_what_to_do_and_where()
    {
        ConnectionLine[] lines =
        [
            new(ConnectionPart.Token, "40013"), new(ConnectionPart.Token, "40125"), new(ConnectionPart.Token, "40164"),
            new(ConnectionPart.Token, "50002"), new(ConnectionPart.Token, "45009"), new(ConnectionPart.Token, "99999"),
            new(ConnectionPart.Payment, "SIGN_ERROR"), new(ConnectionPart.Payment, "MCH_NOT_EXISTS"),
            new(ConnectionPart.Payment, "NO_AUTH"), new(ConnectionPart.Payment, "PARAM_ERROR"),
            new(ConnectionPart.PlatformKey, ConnectionCodes.KeyUnknown),
            new(ConnectionPart.PlatformKey, ConnectionCodes.KeyWrong),
            new(ConnectionPart.PlatformKey, ConnectionCodes.V3KeyWrong), new(ConnectionPart.Bill, "NO_AUTH"),
            new(ConnectionPart.Bill, "PARAM_ERROR"), new(ConnectionPart.Transfer, "NO_AUTH"),
            new(ConnectionPart.Transfer, "PARAM_ERROR"), new(ConnectionPart.Push, ConnectionCodes.PushRefused),
            new(ConnectionPart.Push, IsOpen: true), new(ConnectionPart.Bill, IsOpen: true),
        ];

        var sentences = lines.Select(ConnectionWords.Of).ToList();

        Assert.That(sentences, Is.Unique.And.All.Contains("：").And.None.EqualTo("正常"));
    }

    private static MerchantAccount Waiting() =>
        MerchantAccount.Propose(OurVillage, 1, new WeChatCredentials { MerchantId = "1900000001" }, Maker, Start);
}
