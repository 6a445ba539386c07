namespace VillageCloud.Architecture.Tests.Source;

/// <summary>C# with its comments (and, unless asked, its string contents) replaced by spaces, so that a rule about
/// code can't be fooled by words. Offsets and line breaks stay where they were.</summary>
/// <remarks>A small scanner in place of a compiler: it knows regular, verbatim, raw and interpolated strings,
/// characters and comments, which is all that the rules need.</remarks>
public sealed class CSharpText
{
    private readonly string source;
    private readonly char[] code;
    private readonly bool keepStrings;
    private int at;

    private CSharpText(string source, bool keepStrings)
    {
        this.source = source;
        this.keepStrings = keepStrings;
        code = source.ToCharArray();
    }

    public static string WithoutWords(string source) => new CSharpText(source, keepStrings: false).Scan();

    public static string WithoutComments(string source) => new CSharpText(source, keepStrings: true).Scan();

    private string Scan()
    {
        while (at < source.Length) Step();
        return new string(code);
    }

    private void Step()
    {
        if (Sees("//")) Blank(EndOfLine());
        else if (Sees("/*")) Blank(After("*/", at + 2));
        else if (source[at] == '\'') Blank(EndOfQuoted('\'', at + 1), isString: true);
        else if (source[at] is '"' or '$' or '@') StringOrSign();
        else at++;
    }

    private void StringOrSign()
    {
        var dollars = 0;
        var isVerbatim = false;
        var quote = at;
        for (; quote < source.Length && source[quote] is '$' or '@'; quote++)
        {
            if (source[quote] == '$') dollars++;
            else isVerbatim = true;
        }

        if (quote >= source.Length || source[quote] != '"')
        {
            at++;
            return;
        }

        var quotes = source.AsSpan(quote).IndexOfAnyExcept('"') is var run and >= 0 ? run : source.Length - quote;
        if (quotes >= 3 && !isVerbatim) RawString(quote, quotes);
        else if (dollars > 0) InterpolatedString(quote, isVerbatim);
        else if (isVerbatim) Blank(EndOfVerbatim(quote + 1), isString: true);
        else Blank(EndOfQuoted('"', quote + 1), isString: true);
    }

    private void RawString(int quote, int quotes) =>
        Blank(After(new string('"', quotes), quote + quotes), isString: true);

    // Code inside a hole is code: it is scanned like the rest, so that quotes in it don't end the string.
    private void InterpolatedString(int quote, bool isVerbatim)
    {
        Blank(quote + 1, isString: true);
        while (at < source.Length && (source[at] != '"' || (isVerbatim && Sees("\"\""))))
        {
            if (Sees("{{") || Sees("}}") || (isVerbatim && Sees("\"\""))) Blank(at + 2, isString: true);
            else if (source[at] == '\\' && !isVerbatim) Blank(at + 2, isString: true);
            else if (source[at] == '{') Hole();
            else Blank(at + 1, isString: true);
        }

        Blank(at + 1, isString: true);
    }

    private void Hole()
    {
        var depth = 0;
        while (at < source.Length)
        {
            if (source[at] is not ('{' or '}'))
            {
                Step();
                continue;
            }

            depth += source[at] == '{' ? 1 : -1;
            // The hole's own braces are no block of code.
            Blank(at + 1, isString: true);
            if (depth == 0) return;
        }
    }

    private int EndOfLine() => source.IndexOf('\n', at) is var end and >= 0 ? end : source.Length;

    private int After(string mark, int from) =>
        source.IndexOf(mark, Math.Min(from, source.Length), StringComparison.Ordinal) is var end and >= 0
            ? end + mark.Length
            : source.Length;

    private int EndOfQuoted(char quote, int from)
    {
        for (var i = from; i < source.Length && source[i] != '\n'; i++)
        {
            if (source[i] == '\\') i++;
            else if (source[i] == quote) return i + 1;
        }

        return Math.Min(from, source.Length);
    }

    private int EndOfVerbatim(int from)
    {
        for (var i = from; i < source.Length; i++)
        {
            if (source[i] != '"') continue;
            if (i + 1 >= source.Length || source[i + 1] != '"') return i + 1;
            i++;
        }

        return source.Length;
    }

    private bool Sees(string mark) => string.CompareOrdinal(source, at, mark, 0, mark.Length) == 0;

    private void Blank(int end, bool isString = false)
    {
        for (end = Math.Min(end, source.Length); at < end; at++)
        {
            if (code[at] != '\n' && !(isString && keepStrings)) code[at] = ' ';
        }
    }
}
