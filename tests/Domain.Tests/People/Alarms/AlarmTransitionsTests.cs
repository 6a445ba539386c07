using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Alarms;

/// <summary>An alarm is closed by whose duty it is, with a word about it, or ends with what it told.</summary>
public sealed class AlarmTransitionsTests
{
    private static readonly TransitionTable<Alarm> Table = new(
        """
        verb                                      | from   | to     | sets
        Close                                     | Open   | Closed | ClosedAt ClosedBy Note OpenSlot
        Close without a note                      | Open   | alarm.note_missing
        Close by another duty                     | Open   | alarm.not_yours
        Close by another duty without a note      | Open   | alarm.not_yours
        closing := Close / Close without a note / by another
        by another := Close by another duty / Close by another duty without a note
        closing                                   | Closed, Ended | alarm.already_closed

        End                                       | Open   | Ended  | ClosedAt OpenSlot
        End                                       | Closed, Ended | bug: an alarm ends once
        """)
    {
        StateOf = alarm => alarm switch
        {
            { ClosedAt: null } => "Open",
            { ClosedBy: null } => "Ended",
            _ => "Closed",
        },
        States = new Dictionary<string, Func<Alarm>>
        {
            ["Open"] = Open,
            ["Closed"] = () => Open().With(
                one => one.Close(Maker, StaffRole.Treasurer, "核对过了", Start).OrThrow()),
            ["Ended"] = () => Open().With(one => one.End(Start)),
        },
        Verbs = new()
        {
            { "Close", alarm => alarm.Close(Checker, StaffRole.Treasurer, "已处理", Later) },
            { "Close without a note", alarm => alarm.Close(Checker, StaffRole.Treasurer, " ", Later) },
            { "Close by another duty", alarm => alarm.Close(Checker, StaffRole.StoreKeeper, "已处理", Later) },
            {
                "Close by another duty without a note",
                alarm => alarm.Close(Checker, StaffRole.StoreKeeper, " ", Later)
            },
            { "End", alarm => alarm.End(Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Alarm Open() => new(OurVillage, "refund.abnormal", "R1", "退款异常", Start);
}
