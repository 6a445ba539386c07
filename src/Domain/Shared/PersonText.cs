using System.Text;

namespace VillageCloud.Domain.Shared;

/// <summary>What a person typed, as another person will see it: the one place that decides whether there is text. What
/// nobody can see is taken out, because whoever pasted it along can't find it; what is left over has to hold at least
/// one letter, figure or picture.</summary>
public readonly record struct PersonText
{
    private const int LongestWord = 64;

    private PersonText(string text, TextProblem problem)
    {
        Text = text;
        Problem = problem;
    }

    /// <summary>Cleaned, whatever the problem is.</summary>
    public string Text { get; }

    public TextProblem Problem { get; }

    public bool IsMissing => Problem == TextProblem.Missing;

    public bool IsTooLong => Problem == TextProblem.TooLong;

    /// <summary>One line: a line break is a space.</summary>
    /// <param name="longest">In characters, as a column of the database counts them.</param>
    public static PersonText Line(string? typed, int longest) => Of(Clean(typed, manyLines: false), longest);

    /// <summary>May have several lines.</summary>
    public static PersonText Lines(string? typed, int longest) => Of(Clean(typed, manyLines: true), longest);

    /// <summary>What is searched for; null when nothing is.</summary>
    public static string? Word(string? typed)
    {
        var word = Clean(typed, manyLines: false);
        return word.Length == 0 ? null : Cut(word, LongestWord);
    }

    /// <summary>Whether anything can be seen in it.</summary>
    public static bool IsSeen(string? typed) => Clean(typed, manyLines: false).EnumerateRunes().Any(Characters.IsSeen);

    private static PersonText Of(string text, int longest)
    {
        var problem = !text.EnumerateRunes().Any(Characters.IsSeen) ? TextProblem.Missing
            : text.EnumerateRunes().Count() > longest ? TextProblem.TooLong
            : TextProblem.None;
        return new(text, problem);
    }

    private static string Cut(string text, int longest)
    {
        var cut = new StringBuilder();
        foreach (var one in text.EnumerateRunes().Take(longest)) cut.Append(one);
        return cut.ToString();
    }

    private static string Clean(string? typed, bool manyLines)
    {
        if (string.IsNullOrEmpty(typed)) return "";
        var whole = Characters.Of(typed);
        var kept = new StringBuilder(typed.Length);
        Rune? before = null;
        for (var at = 0; at < whole.Count; at++)
        {
            var one = whole[at];
            if (Characters.IsLineBreak(one)) Break(kept, manyLines && !IsSecondHalf(whole, at));
            else if (Characters.IsSpace(one)) Space(kept);
            else if (Characters.IsKept(one, before, at + 1 < whole.Count ? whole[at + 1] : null)) kept.Append(one);
            else continue;
            before = one;
        }

        // Canonically equal texts look the same; so they shall be the same to a search and to a unique key.
        return kept.ToString().Trim(' ', '\n').Normal(NormalizationForm.FormC);
    }

    private static bool IsSecondHalf(IReadOnlyList<Rune> whole, int at) =>
        whole[at].Value == '\n' && at > 0 && whole[at - 1].Value == '\r';

    private static void Space(StringBuilder kept)
    {
        if (kept.Length > 0 && kept[^1] is not (' ' or '\n')) kept.Append(' ');
    }

    private static void Break(StringBuilder kept, bool isNewLine)
    {
        if (!isNewLine)
        {
            Space(kept);
            return;
        }

        if (kept.Length > 0 && kept[^1] == ' ') kept.Length--;
        kept.Append('\n');
    }
}

/// <summary>Why a text can't be taken.</summary>
public enum TextProblem
{
    None,

    /// <summary>Nothing that can be seen.</summary>
    Missing,

    TooLong,
}
