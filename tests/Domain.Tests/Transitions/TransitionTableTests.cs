using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Transitions;

/// <summary>The tables can fail: each way in which one can be wrong is found.</summary>
public sealed class TransitionTableTests
{
    private const string Whole =
        """
        shut := Closed
        verb  | from | to        | sets
        Open  | shut | Open      | OpenedAt
        Open  | Open | door.open
        -- A remark.
        Close | Open | Closed    | OpenedAt
        Close | shut | as it is
        """;

    [Test]
    public void A_whole_table_that_tells_the_truth_has_no_gap_and_holds()
    {
        var table = TableOf(Whole);

        Assert.That(table.Gaps(), Is.Empty);
        Assert.That(RowsOf(table).Select(row => row.ToString()), Is.EqualTo(
            new[] { "Closed × Open", "Open × Open", "Open × Close", "Closed × Close" }));
        foreach (var row in RowsOf(table)) table.Check(row);
    }

    [TestCase("Close | shut | as it is", "", "Close × Closed has 0 rows")]
    [TestCase("Close | shut |", "Close | shut, Open |", "Close × Open has 2 rows")]
    [TestCase("Open | door.open", "Ajar | door.open", "nobody knows what Ajar is")]
    [TestCase("| Closed    |", "| Shut      |", "nobody knows what Shut is")]
    [TestCase("Close | Open", "Slam  | Open", "nobody knows how to Slam")]
    public void A_row_that_is_missing_or_of_nothing_is_a_gap(string was, string now, string gap) =>
        Assert.That(TableOf(Whole.Replace(was, now, StringComparison.Ordinal)).Gaps(), Does.Contain(gap));

    [Test]
    public void A_verb_and_a_value_of_the_status_that_nobody_put_into_the_table_are_gaps()
    {
        var table = new TransitionTable<Door>(Whole)
        {
            Status = typeof(Weather),
            StateOf = Door.StateOf,
            States = new Dictionary<string, Func<Door>> { ["Open"] = Opened, ["Closed"] = () => new() },
            Verbs = new() { { "Open", door => door.Open(1) } },
            Questions = ["IsGlass"],
        };

        Assert.That(table.Gaps(), Is.SupersetOf(
            new[] { "Close has no row", "Creaks has no row", "Door has no IsGlass", "nothing is made Rain" }));
    }

    [TestCase("| door.open", "| door.locked", TestName = "Another_refusal_than_the_table_says_is_found")]
    [TestCase("| door.open", "| as it is", TestName = "A_refusal_where_the_table_knows_none_is_found")]
    [TestCase("| as it is", "| door.shut", TestName = "A_silent_verb_where_the_table_knows_a_refusal_is_found")]
    [TestCase("| OpenedAt", "|", TestName = "A_change_that_the_table_does_not_name_is_found")]
    [TestCase("| OpenedAt", "| OpenedAt Version", TestName = "A_change_that_did_not_happen_is_found")]
    [TestCase("Open      | OpenedAt", "Closed | OpenedAt", TestName = "Another_state_than_the_table_says_is_found")]
    public void A_row_that_is_not_true_is_found(string was, string now) =>
        Assert.That(Holds(TableOf(Whole.Replace(was, now, StringComparison.Ordinal))), Is.False);

    [Test]
    public void A_verb_that_changes_something_and_then_refuses_is_found()
    {
        var table = TableOf(Whole, door => door.OpenHastily(2));

        Assert.That(Holds(table), Is.False);
    }

    private static bool Holds(TransitionTable<Door> table)
    {
        using var _ = new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext();
        try
        {
            foreach (var row in RowsOf(table)) table.Check(row);
            return true;
        }
        catch (AssertionException)
        {
            return false;
        }
    }

    private static List<TransitionRow> RowsOf(TransitionTable<Door> table) =>
        [.. table.Rows.Select(row => (TransitionRow)row.Arguments[0]!)];

    private static TransitionTable<Door> TableOf(string text, Func<Door, Outcome>? open = null) => new(text)
    {
        StateOf = Door.StateOf,
        States = new Dictionary<string, Func<Door>> { ["Open"] = Opened, ["Closed"] = () => new() },
        Verbs = new() { { "Open", open ?? (door => door.Open(2)) }, { "Close", door => door.Close() } },
        Questions = ["Creaks", "OpenHastily"],
    };

    private static Door Opened() => new Door().With(door => door.Open(1).OrThrow());

    private enum Weather
    {
        Open,
        Rain,
    }

    private sealed class Door
    {
        public int? OpenedAt { get; private set; }

        public int Version { get; private set; }

        public static string StateOf(Door door) => door.OpenedAt is null ? "Closed" : "Open";

        public Outcome Open(int now)
        {
            if (OpenedAt is not null) return new DoorOpen();
            OpenedAt = now;
            return Outcome.Done;
        }

        public Outcome OpenHastily(int now)
        {
            var wasOpen = OpenedAt is not null;
            OpenedAt = now;
            return wasOpen ? new DoorOpen() : Outcome.Done;
        }

        public void Close() => OpenedAt = null;

        public bool Creaks() => Version == 0;
    }

    private sealed record DoorOpen() : Refusal("door.open", "门已经开着，请直接进");
}
