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
        open := Open, Taken
        Assign                                    | Open   | Taken  | Assignee AssignedAt
        Assign                                    | Taken  | alarm.assignee_same
        unfit := Assign to another duty / Assign to a disabled account / Assign to nobody
        unfit                                     | open   | alarm.assignee_unfit
        Assign by another duty                    | open   | alarm.not_yours
        assigning := Assign / unfit / Assign by another duty
        assigning                                 | Closed, Ended | alarm.already_closed

        Report                                    | Open   | Open   | Note
        Report                                    | Taken  | Taken  | Note
        Report without a note                     | open   | alarm.note_missing
        Report by another duty                    | open   | alarm.not_yours
        reporting := Report / Report without a note / Report by another duty
        reporting                                 | Closed, Ended | alarm.already_closed

        Close                                     | open   | Closed | ClosedAt ClosedBy Note OpenSlot
        Close without a note                      | open   | alarm.note_missing
        by another := Close by another duty / Close by another duty without a note
        by another                                | open   | alarm.not_yours
        closing := Close / Close without a note / by another
        closing                                   | Closed, Ended | alarm.already_closed

        End                                       | open   | Ended  | ClosedAt OpenSlot
        End                                       | Closed, Ended | bug: an alarm ends once

        Forget                                    | Open   | Open   | Sentence
        Forget                                    | Taken  | Taken  | Sentence
        Forget                                    | Closed | Closed | Sentence
        Forget                                    | Ended  | Ended  | Sentence
        """)
    {
        StateOf = alarm => alarm switch
        {
            { ClosedAt: null, Assignee: null } => "Open",
            { ClosedAt: null } => "Taken",
            { ClosedBy: null } => "Ended",
            _ => "Closed",
        },
        States = new Dictionary<string, Func<Alarm>>
        {
            ["Open"] = Open,
            ["Taken"] = () => Open().With(one => one.Assign(Keeper, StaffRole.Treasurer, Start).OrThrow()),
            ["Closed"] = () => Open().With(
                one => one.Close(Maker, StaffRole.Treasurer, "核对过了", Start).OrThrow()),
            ["Ended"] = () => Open().With(one => one.End(Start)),
        },
        Verbs = new()
        {
            { "Assign", alarm => alarm.Assign(Keeper, StaffRole.Treasurer, Later) },
            {
                "Assign to another duty", alarm => alarm.Assign(
                    new(OurVillage, "店长", StaffRole.StoreKeeper), StaffRole.Treasurer, Later)
            },
            {
                "Assign to a disabled account", alarm => alarm.Assign(
                    new StaffMember(OurVillage, "旧会计", StaffRole.Treasurer).With(one => one.Disable().OrThrow()),
                    StaffRole.Treasurer, Later)
            },
            { "Assign to nobody", alarm => alarm.Assign(to: null, StaffRole.Treasurer, Later) },
            { "Assign by another duty", alarm => alarm.Assign(Keeper, StaffRole.StoreKeeper, Later) },
            { "Report", alarm => alarm.Report(StaffRole.Treasurer, "问过银行") },
            { "Report without a note", alarm => alarm.Report(StaffRole.Treasurer, " ") },
            { "Report by another duty", alarm => alarm.Report(StaffRole.StoreKeeper, "问过银行") },
            { "Close", alarm => alarm.Close(Checker, StaffRole.Treasurer, "已处理", Later) },
            { "Close without a note", alarm => alarm.Close(Checker, StaffRole.Treasurer, " ", Later) },
            { "Close by another duty", alarm => alarm.Close(Checker, StaffRole.StoreKeeper, "已处理", Later) },
            {
                "Close by another duty without a note",
                alarm => alarm.Close(Checker, StaffRole.StoreKeeper, " ", Later)
            },
            { "End", alarm => alarm.End(Later) },
            { "Forget", alarm => alarm.Forget(alarm.Sentence, "已注销的成员") },
        },
    };

    private static StaffMember Keeper => new(OurVillage, "会计", StaffRole.Treasurer);

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Alarm Open() => new(OurVillage, "refund.abnormal", "R1", "退款异常", Start);
}
