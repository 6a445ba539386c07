using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Notices;

/// <summary>A message costs a "yes", and a "no" takes none of those back that were given.</summary>
public sealed class MessageConsentTransitionsTests
{
    private static readonly TransitionTable<MessageConsent> Table = new(
        """
        verb       | from                           | to                 | sets
        Answer yes | None, Some                     | Some               | Remaining UpdatedAt
        Answer yes | Refused, Refused (some left)   | Some               | IsRefused Remaining UpdatedAt
        Answer no  | None                           | Refused            | IsRefused UpdatedAt
        Answer no  | Some                           | Refused (some left) | IsRefused UpdatedAt
        Answer no  | Refused                        | Refused            | UpdatedAt
        Answer no  | Refused (some left)            | Refused (some left) | UpdatedAt

        -- It answers false where there is nothing to spend: a question and a deed in one.
        TrySpend   | None, Refused                  | as it is
        TrySpend   | Some                           | None               | Remaining UpdatedAt
        TrySpend   | Refused (some left)            | Refused            | Remaining UpdatedAt

        GiveBack   | None, Some                     | Some               | Remaining UpdatedAt
        GiveBack   | Refused, Refused (some left)   | Refused (some left) | Remaining UpdatedAt

        -- WeChat counts too, and its word counts more.
        Exhaust    | None                           | None               | UpdatedAt
        Exhaust    | Some                           | None               | Remaining UpdatedAt
        Exhaust    | Refused                        | Refused            | UpdatedAt
        Exhaust    | Refused (some left)            | Refused            | Remaining UpdatedAt
        """)
    {
        StateOf = consent => consent switch
        {
            { IsRefused: true, Remaining: > 0 } => "Refused (some left)",
            { IsRefused: true } => "Refused",
            { Remaining: > 0 } => "Some",
            _ => "None",
        },
        States = new Dictionary<string, Func<MessageConsent>>
        {
            ["None"] = None,
            ["Some"] = () => None().With(one => one.Answer(isAgreed: true, Start)),
            ["Refused"] = () => None().With(one => one.Answer(isAgreed: false, Start)),
            ["Refused (some left)"] = () => None().With(
                one => one.Answer(isAgreed: true, Start), one => one.Answer(isAgreed: false, Start)),
        },
        Verbs = new()
        {
            { "Answer yes", consent => consent.Answer(isAgreed: true, Later) },
            { "Answer no", consent => consent.Answer(isAgreed: false, Later) },
            { "TrySpend", consent => _ = consent.TrySpend(Later) },
            { "GiveBack", consent => consent.GiveBack(Later) },
            { "Exhaust", consent => consent.Exhaust(Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void Whoever_spends_is_told_whether_there_was_something()
    {
        var consent = None().With(one => one.Answer(isAgreed: true, Start));

        Assert.That((consent.TrySpend(Later), consent.TrySpend(Later)), Is.EqualTo((true, false)));
    }

    private static MessageConsent None() => new(OurVillage, new(1), ReminderTopic.TransferWaiting);
}
