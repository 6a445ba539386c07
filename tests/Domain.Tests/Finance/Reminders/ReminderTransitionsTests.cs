using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Reminders;

/// <summary>One message, sent at most once: what is over stays over, whatever an old answer says.</summary>
public sealed class ReminderTransitionsTests
{
    private static readonly TransitionTable<Reminder> Table = new(
        """
        over     := Sent, NotReached, NotNeeded
        verb     | from                      | to         | sets
        Begin    | Due                       | Sending
        Begin    | Sending, Unclear, over    | reminder.not_in_state

        -- WeChat's answer may come after somebody gave up waiting for it.
        Postpone | Sending                   | Due
        Postpone | Unclear                   | Due        | FinishedAt Problem
        Postpone | Due, over                 | reminder.not_in_state

        Finish as Sent       | Sending       | Sent       | FinishedAt
        Finish as Sent       | Unclear       | Sent       | FinishedAt Problem
        Finish as Sent       | Due, over     | reminder.not_in_state
        Finish as Unclear    | Sending       | Unclear    | FinishedAt Problem
        Finish as Unclear    | Unclear       | Unclear    | FinishedAt
        Finish as Unclear    | Due, over     | reminder.not_in_state
        Finish as NotReached | Due, Sending, Unclear | NotReached | FinishedAt Problem
        Finish as NotReached | over          | reminder.not_in_state
        -- Once it was handed to WeChat somebody may have got it.
        Finish as NotNeeded  | Due           | NotNeeded  | FinishedAt
        Finish as NotNeeded  | Sending, Unclear, over | reminder.not_in_state
        Finish as Due / Finish as Sending | Due, Sending, Unclear, over | reminder.not_in_state
        """)
    {
        Status = typeof(ReminderStatus),
        StateOf = reminder => reminder.Status.ToString(),
        States = new Dictionary<string, Func<Reminder>>
        {
            ["Due"] = Due,
            ["Sending"] = Sending,
            ["Sent"] = () => Sending().With(one => End(one, ReminderStatus.Sent, Start)),
            ["Unclear"] = () => Sending().With(one => End(one, ReminderStatus.Unclear, Start)),
            ["NotReached"] = () => Due().With(one => End(one, ReminderStatus.NotReached, Start)),
            ["NotNeeded"] = () => Due().With(one => End(one, ReminderStatus.NotNeeded, Start)),
        },
        Verbs = new()
        {
            { "Begin", reminder => reminder.Begin() },
            { "Postpone", reminder => reminder.Postpone() },
            { "Finish as Sent", reminder => reminder.Finish(ReminderStatus.Sent, problem: null, Later) },
            { "Finish as Unclear", reminder => reminder.Finish(ReminderStatus.Unclear, "NO_ANSWER", Later) },
            { "Finish as NotReached", reminder => reminder.Finish(ReminderStatus.NotReached, "47003", Later) },
            { "Finish as NotNeeded", reminder => reminder.Finish(ReminderStatus.NotNeeded, problem: null, Later) },
            { "Finish as Due", reminder => reminder.Finish(ReminderStatus.Due, problem: null, Later) },
            { "Finish as Sending", reminder => reminder.Finish(ReminderStatus.Sending, problem: null, Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Reminder Due() => new(
        NewPayout(PayoutChannel.WeChat).With(one => one.Submit(Start).OrThrow()), ReminderTopic.TransferWaiting, Start);

    private static Reminder Sending() => Due().With(one => one.Begin().OrThrow());

    private static void End(Reminder reminder, ReminderStatus status, DateTimeOffset now)
    {
        var problem = status is ReminderStatus.Unclear or ReminderStatus.NotReached ? "NO_ANSWER" : null;
        reminder.Finish(status, problem, now).OrThrow();
    }
}
