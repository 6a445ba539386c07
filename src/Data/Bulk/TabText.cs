using System.Buffers;
using System.Globalization;
using System.Text;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>Cells as LOAD DATA reads them by default: UTF-8, a tab between cells, a line feed after a row, <c>\N</c>
/// for nothing, and a backslash before what would separate.</summary>
/// <remarks>Formatted straight into bytes: a settlement of ten thousand lines has half a million cells, and on two
/// cores what they cost is taken from the server.</remarks>
internal sealed class TabText
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("\\\t\n\0");

    // A date with its time has 26 letters, a long number 20.
    private const int LongestFigure = 32;

    private readonly ArrayBufferWriter<byte> bytes = new(1 << 16);

    public int Length => bytes.WrittenCount;

    /// <summary>What was added since the last <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    public void Clear() => bytes.ResetWrittenCount();

    public void EndCell() => bytes.Write("\t"u8);

    public void EndRow() => bytes.Write("\n"u8);

    public void Add(object? value)
    {
        switch (value)
        {
            case null:
                bytes.Write(@"\N"u8);
                break;
            case long number:
                Format(number);
                break;
            case int number:
                Format(number);
                break;
            case bool flag:
                bytes.Write(flag ? "1"u8 : "0"u8);
                break;
            case string words:
                AddEscaped(words);
                break;
            case DateTime instant:
                Format(instant, "yyyy-MM-dd HH:mm:ss.ffffff");
                break;
            case DateOnly day:
                Format(day, "yyyy-MM-dd");
                break;
            default:
                throw new InvariantBrokenException($"no column holds a {value.GetType().Name}");
        }
    }

    private void Format<T>(T figure, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        var fits = figure.TryFormat(
            bytes.GetSpan(LongestFigure), out var length, format, CultureInfo.InvariantCulture);
        Invariant.Holds(fits, "a figure fits its room");
        bytes.Advance(length);
    }

    // What a person typed may hold what separates cells here.
    private void AddEscaped(ReadOnlySpan<char> words)
    {
        for (var at = words.IndexOfAny(Separators); at >= 0; at = words.IndexOfAny(Separators))
        {
            AddPlain(words[..at]);
            bytes.Write(words[at] switch
            {
                '\\' => @"\\"u8,
                '\t' => @"\t"u8,
                '\n' => @"\n"u8,
                _ => @"\0"u8,
            });
            words = words[(at + 1)..];
        }

        AddPlain(words);
    }

    private void AddPlain(ReadOnlySpan<char> words) => bytes.Advance(
        Encoding.UTF8.GetBytes(words, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(words.Length))));
}
