using System.Reflection;

namespace VillageCloud.Domain.Tests.Transitions;

/// <summary>What each verb of a noun does in each of its states, as one table that a person can read. Every state has
/// a row for every verb; a verb that nobody put into the table is found by its method.</summary>
/// <remarks>
/// <c>verb | from | to | sets</c>. A verb begins with the name of its method; what follows says how it is asked.
/// Several verbs stand apart by " / ", states by ", ". An empty verb is the one above. <c>word := …</c> gives such a
/// list a name, and a line that starts with <c>--</c> is a remark. Where several things are wrong at once the row says
/// which is told first.
/// <c>to</c> is one of: the new state; the code of a refusal; <c>bug: …</c> for a broken invariant; <c>as it is</c>
/// when the verb is content and nothing changes. After the last three nothing at all has changed, and after the first
/// exactly what <c>sets</c> names (the status itself aside).
/// </remarks>
public sealed class TransitionTable<T>(string text) : ITransitionTable
    where T : class
{
    private const string AsItIs = "as it is";

    private static readonly string[] Inherited = [.. typeof(object).GetMethods().Select(method => method.Name)];

    /// <summary>The state in words: the status, and what else decides what may be done, in brackets.</summary>
    public required Func<T, string> StateOf { get; init; }

    /// <summary>How a noun comes into each state, by its own verbs.</summary>
    public required IReadOnlyDictionary<string, Func<T>> States { get; init; }

    public required VerbList<T> Verbs { get; init; }

    /// <summary>Methods that only tell.</summary>
    public IReadOnlyCollection<string> Questions { get; init; } = [];

    /// <summary>The enum that the states belong to: each of its values begins the name of a state.</summary>
    public Type? Status { get; init; }

    /// <summary>Values of the enum that no verb leads to.</summary>
    public IReadOnlyCollection<string> Unreached { get; init; } = [];

    public Type Noun => typeof(T);

    public IEnumerable<TestCaseData> Rows => TableText.Read(text).Select(row =>
        new TestCaseData(row).SetArgDisplayNames(Noun.Name, row.From, row.Verb, row.To));

    /// <summary>What the table leaves open; empty when it is whole.</summary>
    public IReadOnlyList<string> Gaps() =>
        [.. MethodGaps(), .. StateGaps(), .. RowGaps(TableText.Read(text))];

    public void Check(TransitionRow row)
    {
        var noun = States[row.From]();
        Assert.That(StateOf(noun), Is.EqualTo(row.From), "the state that it starts from");
        Assert.That(Play(noun, row.Verb), Is.EqualTo(row.Told));
    }

    private string Play(T noun, string verb)
    {
        var from = StateOf(noun);
        var before = Snapshot.Of(noun);
        var said = Verbs.Play(noun, verb);
        var changed = Snapshot.Of(noun).DifferencesTo(before);
        if (said is not null)
            return changed.Count == 0 ? said : $"{said}, and yet it changed {string.Join(' ', changed)}";
        if (changed.Count == 0 && StateOf(noun) == from) return AsItIs;
        changed.Remove(nameof(Status));
        return TransitionRow.Tell(StateOf(noun), changed);
    }

    private IEnumerable<string> MethodGaps()
    {
        var methods = typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => !method.IsSpecialName).Select(method => method.Name).Except(Inherited).ToHashSet();
        var verbs = Verbs.Names.Select(name => name.Split(' ', ',')[0]).ToHashSet();
        foreach (var method in methods.Except(verbs).Except(Questions)) yield return $"{method} has no row";
        foreach (var name in verbs.Union(Questions).Except(methods)) yield return $"{typeof(T).Name} has no {name}";
        foreach (var name in verbs.Intersect(Questions)) yield return $"{name} is a verb and a question";
    }

    private IEnumerable<string> StateGaps() => Status is null ? [] : Enum.GetNames(Status)
        .Where(name => !Unreached.Contains(name) && !States.Keys.Any(state => state.Split(' ')[0] == name))
        .Select(name => $"nothing is made {name}");

    private IEnumerable<string> RowGaps(IReadOnlyList<TransitionRow> rows)
    {
        var counts = rows.CountBy(row => (row.Verb, row.From)).ToDictionary();
        foreach (var verb in Verbs.Names)
        {
            foreach (var state in States.Keys)
            {
                var count = counts.GetValueOrDefault((verb, state));
                if (count != 1) yield return $"{verb} × {state} has {count} rows";
            }
        }

        foreach (var row in rows)
        {
            if (!Verbs.Names.Contains(row.Verb)) yield return $"nobody knows how to {row.Verb}";
            if (!States.ContainsKey(row.From)) yield return $"nobody knows what {row.From} is";
            if (row.LeadsToState && !States.ContainsKey(row.To)) yield return $"nobody knows what {row.To} is";
        }
    }
}

/// <summary>A table, whatever its noun.</summary>
public interface ITransitionTable
{
    Type Noun { get; }
}
