using System.Collections;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Transitions;

/// <summary>How each verb of a table is said to a noun.</summary>
public sealed class VerbList<T> : IEnumerable<string>
{
    private readonly Dictionary<string, Func<T, Outcome>> verbs = [];

    public IReadOnlyCollection<string> Names => verbs.Keys;

    public void Add(string name, Func<T, Outcome> say) => verbs.Add(name, say);

    public void Add(string name, Action<T> say) => verbs.Add(name, noun =>
    {
        say(noun);
        return Outcome.Done;
    });

    /// <summary>What the verb hands over is of no matter here.</summary>
    public void Add<TValue>(string name, Func<T, Outcome<TValue>> say) => verbs.Add(
        name, noun => say(noun).Refusal is { } refusal ? refusal : Outcome.Done);

    /// <returns>The code of the refusal, <c>bug: …</c> for a broken invariant; null when it is done.</returns>
    public string? Play(T noun, string verb)
    {
        try
        {
            return verbs[verb](noun).Refusal?.Code;
        }
        catch (InvariantBrokenException broken)
        {
            return $"bug: {broken.Message}";
        }
    }

    public IEnumerator<string> GetEnumerator() => verbs.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
