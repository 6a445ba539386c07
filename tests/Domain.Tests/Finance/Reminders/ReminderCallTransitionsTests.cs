using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Reminders;

/// <summary>What was said on the phone stays as it was written down; only a name in it can be forgotten.</summary>
public sealed class ReminderCallTransitionsTests
{
    private static readonly TransitionTable<ReminderCall> Table = new(
        """
        verb           | from  | to    | sets
        Forget         | Noted | Noted | Note
        Forget another | Noted | as it is
        """)
    {
        StateOf = _ => "Noted",
        States = new Dictionary<string, Func<ReminderCall>> { ["Noted"] = Noted },
        Verbs = new()
        {
            { "Forget", call => call.Forget("林一", "已注销的成员") },
            { "Forget another", call => call.Forget("林二", "已注销的成员") },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static ReminderCall Noted() => new(OurVillage, new(1), Maker, "和林一说过了", Start);
}
