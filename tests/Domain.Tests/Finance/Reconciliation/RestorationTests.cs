using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Reconciliation;

/// <summary>A backup was put back, and is told about until its days are done and the bank was looked at.</summary>
public sealed class RestorationTests
{
    private static readonly TransitionTable<Restoration> Table = new(
        """
        verb      | from    | to      | sets
        CheckBank | Open    | Checked | BankCheckedAt
        CheckBank | Checked, Ended | restore.bank_checked
        End       | Checked | Ended   | EndedAt
        End       | Open, Ended | bug: a restoration ends once, when the bank was looked at
        """)
    {
        StateOf = one => one switch
        {
            { EndedAt: not null } => "Ended", { BankCheckedAt: not null } => "Checked", _ => "Open",
        },
        States = new Dictionary<string, Func<Restoration>>
        {
            ["Open"] = Open, ["Checked"] = Checked, ["Ended"] = () => Checked().With(one => one.End(Start)),
        },
        Verbs = new() { { "CheckBank", one => one.CheckBank(Later) }, { "End", one => one.End(Later) } },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void The_day_of_the_backup_and_that_of_the_restore_are_both_asked_about()
    {
        var late = new DateTimeOffset(2026, 5, 6, 15, 59, 0, TimeSpan.Zero);

        var one = new Restoration(OurVillage, late, late.AddMinutes(2));

        Assert.That((one.From, one.To), Is.EqualTo((new DateOnly(2026, 5, 6), new DateOnly(2026, 5, 7))), "in Beijing");
    }

    [Test]
    public void A_clock_that_is_behind_the_backups_loses_no_day()
    {
        var one = new Restoration(OurVillage, Start, Start.AddDays(-2));

        Assert.That((one.From, one.To), Is.EqualTo((new DateOnly(2026, 5, 6), new DateOnly(2026, 5, 6))));
    }

    private static Restoration Checked() => Open().With(one => one.CheckBank(Start).OrThrow());

    private static Restoration Open() => new(OurVillage, Start, Start);
}
