using System.Text.RegularExpressions;

namespace VillageCloud.Architecture.Tests.Source;

/// <summary>A method, accessor or operator with its first and last line (1-based).</summary>
public readonly record struct MemberSpan(string Head, int FirstLine, int LastLine)
{
    public int Lines => LastLine - FirstLine + 1;
}

/// <summary>Finds the members of types by their braces. Field initialisers are data, so they are not members here;
/// local functions and lambdas belong to the method around them.</summary>
public static partial class CSharpMembers
{
    public static IReadOnlyList<MemberSpan> Of(string source)
    {
        var code = CSharpText.WithoutWords(source);
        var found = new List<MemberSpan>();
        Block(code, 0, code.Length, found);
        return found;
    }

    // A block is a namespace's or a type's body: a row of segments, each ending at its `;` or its closing brace.
    private static void Block(string code, int from, int to, List<MemberSpan> found)
    {
        for (var start = from; start < to;)
        {
            while (start < to && (char.IsWhiteSpace(code[start]) || code[start] is ';' or '}')) start++;
            if (start >= to) return;
            var end = EndOfSegment(code, start, to);
            Segment(code, start, end, found);
            start = end;
        }
    }

    private static void Segment(string code, int start, int end, List<MemberSpan> found)
    {
        var segment = code[start..end];
        var brace = segment.IndexOf('{', StringComparison.Ordinal);
        var arrow = segment.IndexOf("=>", StringComparison.Ordinal);
        var head = segment[..Earliest(brace, arrow, segment.Length)];
        if (TypeOrNamespace().IsMatch(head))
        {
            if (brace >= 0) Block(code, start + brace + 1, end - 1, found);
        }
        else if ((brace >= 0 || arrow >= 0) && !Assignment().IsMatch(OutsideParentheses(head)))
        {
            found.Add(new MemberSpan(
                Blanks().Replace(head, " ").Trim(), LineOf(code, start), LineOf(code, end - 1)));
        }
    }

    private static int EndOfSegment(string code, int start, int to)
    {
        var depth = 0;
        var isExpression = false;
        for (var i = start; i < to; i++)
        {
            if (code[i] is '(' or '[' or '{') depth++;
            else if (code[i] is ')' or ']') depth--;
            else if (code[i] == ';' && depth == 0) return i + 1;
            else if (code[i] == '=' && depth == 0) isExpression = true;
            else if (code[i] == '}' && --depth == 0 && !isExpression && !IsFollowedByAssignment(code, i)) return i + 1;
        }

        return to;
    }

    private static bool IsFollowedByAssignment(string code, int brace)
    {
        var next = brace + 1;
        while (next < code.Length && char.IsWhiteSpace(code[next])) next++;
        return next < code.Length && code[next] == '=';
    }

    private static string OutsideParentheses(string head)
    {
        var depth = 0;
        return string.Concat(head.Where(c =>
        {
            if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth--;
            return depth == 0;
        }));
    }

    private static int Earliest(int brace, int arrow, int length) =>
        Math.Min(brace < 0 ? length : brace, arrow < 0 ? length : arrow);

    private static int LineOf(string code, int offset) => code.AsSpan(0, offset).Count('\n') + 1;

    [GeneratedRegex(
        @"\b(namespace|enum|(class|interface|struct|record)(?!\s+where\b))\s+[\w.]+",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeOrNamespace();

    [GeneratedRegex(@"(?<![=!<>])=(?![=>])", RegexOptions.None, 1000)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
