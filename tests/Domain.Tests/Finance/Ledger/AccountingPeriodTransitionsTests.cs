using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Ledger;

/// <summary>A period closes once, after its last Beijing day, and never opens again.</summary>
public sealed class AccountingPeriodTransitionsTests
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset LastMoment = new(2026, 5, 31, 23, 59, 59, Beijing);
    private static readonly DateTimeOffset Over = new(2026, 6, 1, 0, 0, 0, Beijing);

    private static readonly TransitionTable<AccountingPeriod> Table = new(
        """
        verb                        | from   | to                     | sets
        Close                       | Open   | Closed                 | ClosedAt ClosedBy
        Close on its last day       | Open   | ledger.period_not_over
        Close                       | Closed | ledger.period_closed
        Close on its last day       | Closed | ledger.period_closed
        """)
    {
        Status = typeof(PeriodStatus),
        StateOf = period => period.Status.ToString(),
        Questions = [nameof(AccountingPeriod.CheckClose)],
        States = new Dictionary<string, Func<AccountingPeriod>>
        {
            ["Open"] = May,
            ["Closed"] = () => May().With(one => one.Close(Maker, Over).OrThrow()),
        },
        Verbs = new()
        {
            { "Close", period => period.Close(Checker, Over.AddHours(1)) },
            { "Close on its last day", period => period.Close(Checker, LastMoment) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static AccountingPeriod May() => AccountingPeriod.MonthOf(OurVillage, new(2026, 5, 6));
}
