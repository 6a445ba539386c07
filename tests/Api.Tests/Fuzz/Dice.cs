using System.Globalization;
using System.Text;

namespace VillageCloud.Api.Tests.Fuzz;

/// <summary>Throws the same each time for the same seed: what may stand in a request, and what may not.</summary>
internal sealed class Dice(int seed)
{
    private static readonly string[] Texts =
    [
        "", " ", "0", "-1", "1", "null", "true", "NaN", "茶", "陈小满", "🍵", "𠮷", "e\u0301", "\0", "a\0b", "\u200B",
        "\u202E", "\uFEFF", "\uFFFF", "\n", "\r\n", "\t", "'", "\"", "\\", "%", "_", "*", "../..", "/", "?",
        "#", "&a=b", "a=b;c",
        "<img src=x>", "x'); drop table orders; --", "${jndi}", "{{7*7}}", "%00", "%ED%A0%80", "%zz", "1e400",
        "1e-400", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "2147483648", "0x10",
        "１２", "1,000",
        "1_0",
        "2026-05-06", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "awaitingPayment",
        "AwaitingPayment", "tea",
        "13857512345", "D20260506090000ABCDEFGHJKM", "shangying",
    ];

    private static readonly string[] Jsons =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "2", "1.5", "1e2", "1e400", "-1e400", "1e-400", "2147483647",
        "2147483648", "9223372036854775807", "9223372036854775808", "123456789012345678901234567890", "0.1e1", "[]",
        "{}",
        "[[]]", "[null]", "[{}]", "\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"a\\u202eb\"", "01",
        "+1",
        "NaN", "Infinity", "'a'", "undefined", "\"\\x\"", "\"unfinished", "/* */ 1", "1 1", ",", "{\"a\":1,\"a\":2}",
        "{\"\\ud800\":1}", "{\"__proto__\":{}}", "{\"$type\":\"System.String\"}",
    ];

    // Not for secrets: the same again for the same seed is the point.
    private readonly Random random = new(seed);

    public int Below(int count) => random.Next(count);

    public bool In(int chances) => random.Next(chances) == 0;

    public T Of<T>(params IReadOnlyList<T> all) => all[random.Next(all.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    public string Text() => Below(12) switch
    {
        0 => new string(Of('a', 'A', '0', '路', ' ', '%', '\u200B'), Of(17, 64, 65, 129, 257, 2_000, 9_000)),
        1 => Some(24),
        2 => string.Concat(Of(Texts), Of(Texts)),
        _ => Of(Texts),
    };

    public string Json() => Below(16) switch
    {
        0 => Nested('[', ']', Of(5, 63, 64, 65, 500)),
        1 => $"[{string.Join(',', Enumerable.Repeat(Of(Jsons), Of(1, 50, 3_000)))}]",
        2 => $"\"{new string('x', Of(65, 257, 70_000))}\"",
        3 => Quoted(Text()),
        _ => Of(Jsons),
    };

    public string Number() =>
        In(3) ? Of("0", "1", "2", "7") : random.NextInt64().ToString(CultureInfo.InvariantCulture);

    /// <summary>A text as JSON; halves of a pair are written as they are.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var one in text)
        {
            if (one is '"' or '\\' || char.IsControl(one) || char.IsSurrogate(one))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}");
            else quoted.Append(one);
        }

        return quoted.Append('"').ToString();
    }

    private static string Nested(char open, char close, int depth) =>
        new string(open, depth) + new string(close, depth);

    private string Some(int most)
    {
        var some = new StringBuilder();
        for (var left = Below(most); left > 0; left--) some.Append((char)random.Next(0x10000));
        return some.ToString();
    }
}
