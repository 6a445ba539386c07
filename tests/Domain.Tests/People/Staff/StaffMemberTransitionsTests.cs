using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Staff;

/// <summary>Somebody is taken off, let in again, and gets another role; what is so already isn't done again.</summary>
public sealed class StaffMemberTransitionsTests
{
    private static readonly TransitionTable<StaffMember> Table = new(
        """
        verb                    | from     | to       | sets
        Appoint                 | Active   | Active   | Role
        Appoint                 | Disabled | Disabled | Role
        Appoint to the same     | Active, Disabled | staff.unchanged
        Disable                 | Active   | Disabled | State
        Disable                 | Disabled | staff.unchanged
        Enable                  | Disabled | Active   | State
        Enable                  | Active   | staff.unchanged
        """)
    {
        StateOf = staff => staff.State.ToString(),
        States = new Dictionary<string, Func<StaffMember>>
        {
            ["Active"] = Active,
            ["Disabled"] = () => Active().With(one => one.Disable().OrThrow()),
        },
        Verbs = new()
        {
            { "Appoint", staff => staff.Appoint(StaffRole.Reviewer) },
            { "Appoint to the same", staff => staff.Appoint(StaffRole.Treasurer) },
            { "Disable", staff => staff.Disable() },
            { "Enable", staff => staff.Enable() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static StaffMember Active() => new(OurVillage, "俞丽琴", StaffRole.Treasurer);
}
