using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Access;

/// <summary>A link opens once, within a day, and only the newest.</summary>
public sealed class StaffInvitationTransitionsTests
{
    private static readonly TransitionTable<StaffInvitation> Table = new(
        """
        verb          | from      | to        | sets
        Open          | Issued    | as it is
        Open          | Used      | invitation.used
        Open          | Withdrawn | invitation.withdrawn
        Open too late | Issued    | invitation.old
        Open too late | Used      | invitation.used
        Open too late | Withdrawn | invitation.withdrawn
        Use           | Issued    | Used      | UsedAt
        Use           | Used      | invitation.used
        Use           | Withdrawn | invitation.withdrawn
        Use too late  | Issued    | invitation.old
        Use too late  | Used      | invitation.used
        Use too late  | Withdrawn | invitation.withdrawn
        Withdraw      | Issued    | Withdrawn | WithdrawnAt
        Withdraw      | Used, Withdrawn | as it is
        IsOtherHalf   | Issued, Used, Withdrawn | as it is
        """)
    {
        StateOf = link => link.UsedAt is not null ? "Used" : link.WithdrawnAt is not null ? "Withdrawn" : "Issued",
        States = new Dictionary<string, Func<StaffInvitation>>
        {
            ["Issued"] = Issued,
            ["Used"] = () => Issued().With(one => one.Use(Start).OrThrow()),
            ["Withdrawn"] = () => Issued().With(one => one.Withdraw(Start)),
        },
        Verbs = new()
        {
            { "Open", link => link.Open(Start + StaffInvitation.Lasts - TimeSpan.FromSeconds(1)) },
            { "Open too late", link => link.Open(Start + StaffInvitation.Lasts) },
            { "IsOtherHalf", link => { _ = link.IsOtherHalf(""); } },
            { "Use", link => link.Use(Later) },
            { "Use too late", link => link.Use(Start + StaffInvitation.Lasts) },
            { "Withdraw", link => link.Withdraw(Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void A_link_in_two_halves_asks_for_the_other_one_and_a_whole_one_for_nothing()
    {
        var half = new StaffInvitation(OurVillage, Maker, new('a', 64), Start, codeHash: new('b', 64));

        Assert.That((half.IsOtherHalf(new('b', 64)), half.IsOtherHalf(new('c', 64))), Is.EqualTo((true, false)));
        Assert.That(Issued().IsOtherHalf(""), Is.True);
    }

    private static StaffInvitation Issued() => new(OurVillage, Maker, new('a', StaffInvitation.HashLength), Start);
}
