using VillageCloud.Domain.Tests.Transitions;
using VillageCloud.Domain.Village.Media;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Village.Media;

/// <summary>A picture is what it shows; only when it came last changes.</summary>
public sealed class PictureTransitionsTests
{
    private static readonly TransitionTable<Picture> Table = new(
        """
        verb              | from | to   | sets
        UploadAgain       | Kept | Kept | UploadedAt
        """)
    {
        StateOf = static _ => "Kept",
        States = new Dictionary<string, Func<Picture>>
        {
            ["Kept"] = static () => new(
                OurVillage, new(1), new(new('a', PictureKey.Length), 1_600, 1_200), PictureAudience.Staff, Start),
        },
        Verbs = new() { { "UploadAgain", picture => picture.UploadAgain(Later) } },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);
}
