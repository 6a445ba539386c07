using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Payments;

/// <summary>One number at WeChat, asked about until it is paid or can't be paid any more.</summary>
public sealed class PaymentTransitionsTests
{
    private static readonly TransitionTable<Payment> Table = new(
        """
        verb     | from                      | to               | sets
        Prepare  | Created                   | Prepared         | PrepayExpiresAt PrepayId
        -- The shopper comes back to the cashier: another ticket for the same number.
        Prepare  | Prepared                  | Prepared         | PrepayExpiresAt PrepayId
        Prepare  | Succeeded, Closed         | payment.not_open

        -- A closed number that is paid after all: the money is there, and goes back.
        Succeed  | Created, Prepared         | Succeeded        | NextQueryAt PaidAt TransactionId
        Succeed  | Closed                    | Succeeded        | PaidAt TransactionId
        Succeed  | Succeeded                 | payment.not_open

        Close    | Created, Prepared         | Closed           | NextQueryAt
        Close    | Succeeded, Closed         | payment.not_open

        AskAgain | Created                   | Created          | NextQueryAt Queries
        AskAgain | Prepared                  | Prepared         | NextQueryAt Queries
        AskAgain | Succeeded, Closed         | payment.not_open
        """)
    {
        Status = typeof(PaymentStatus),
        StateOf = payment => payment.Status.ToString(),
        States = new Dictionary<string, Func<Payment>>
        {
            ["Created"] = Created,
            ["Prepared"] = () => Created().With(one => one.Prepare("P1", Start).OrThrow()),
            ["Succeeded"] = () => Created().With(one => one.Succeed("T1", Start).OrThrow()),
            ["Closed"] = () => Created().With(one => one.Close().OrThrow()),
        },
        Verbs = new()
        {
            { "Prepare", payment => payment.Prepare("P2", Later) },
            { "Succeed", payment => payment.Succeed("T2", Later) },
            { "Close", payment => payment.Close() },
            { "AskAgain", payment => payment.AskAgain(Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Payment Created() => new(OurVillage, "D1", new ShopperId(1), new Money(100), Start);
}
