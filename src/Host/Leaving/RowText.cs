using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using VillageCloud.Data.Leaving;

namespace VillageCloud.Host.Leaving;

/// <summary>Rows as JSON Lines: one object a line, its members named as the columns. Unlike a spreadsheet it tells
/// nothing from an empty text, and nobody's program takes an account number for a figure.</summary>
internal sealed class RowText : IDisposable
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter json;

    // It is a file and never part of a page: Chinese stays readable.
    public RowText() => json = new(
        line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public async Task Write(
        Stream target, IReadOnlyList<VillageColumn> columns, IReadOnlyList<object?> row, CancellationToken ct)
    {
        line.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        for (var at = 0; at < columns.Count; at++)
        {
            json.WritePropertyName(columns[at].Name);
            Write(row[at]);
        }

        json.WriteEndObject();
        await json.FlushAsync(ct);
        await target.WriteAsync(line.WrittenMemory, ct);
        await target.WriteAsync(LineEnd, ct);
    }

    public void Dispose() => json.Dispose();

    private void Write(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case long whole: json.WriteNumberValue(whole); break;
            case decimal number: json.WriteNumberValue(number); break;
            case string text: json.WriteStringValue(text); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTime instant:
                json.WriteStringValue(
                    instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
                break;
            default: throw new NotSupportedException($"an export knows no {value.GetType().Name}");
        }
    }
}
