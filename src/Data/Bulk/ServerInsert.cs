using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>LOAD DATA LOCAL from a pipe: the server reads the first rows while the last ones are still written.
/// </summary>
internal static class ServerInsert
{
    private const int Piece = 1 << 15;
    private const int Waiting = 4 << 20;

    /// <exception cref="DbUpdateConcurrencyException">The server left rows out. It only warns where INSERT would refuse
    /// (a key that is taken, a broken reference), so the rows are counted: to be tried again.</exception>
    public static async Task Insert<T>(MySqlConnection connection, Cells<T> cells, CancellationToken ct)
        where T : class, ICooperativeOwned
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: Waiting, resumeWriterThreshold: Waiting / 2));
        var loader = new MySqlBulkLoader(connection)
        {
            TableName = $"`{cells.Table}`", Local = true, SourceStream = pipe.Reader.AsStream(),
            CharacterSet = "utf8mb4", FieldTerminator = "\t", LineTerminator = "\n",
        };
        loader.Columns.AddRange(cells.Columns.Select(column => $"`{column.Name}`"));
        var writing = Task.Run(() => Write(pipe.Writer, cells, ct), ct);
        int inserted;
        try
        {
            inserted = await loader.LoadAsync(ct);
        }
        finally
        {
            // Also when the server refused: nobody reads any more, so nobody may go on writing.
            await pipe.Reader.CompleteAsync();
            await writing;
        }

        if (inserted != cells.Height)
            throw new DbUpdateConcurrencyException($"{cells.Table} took {inserted} of {cells.Height} rows");
    }

    private static async Task Write<T>(PipeWriter pipe, Cells<T> cells, CancellationToken ct)
        where T : class, ICooperativeOwned
    {
        var isWhole = false;
        try
        {
            await WriteRows(pipe, cells, ct);
            isWhole = true;
        }
        finally
        {
            // A server that waits for rows which nobody writes any more would wait for ever.
            await pipe.CompleteAsync(isWhole ? null : new InvariantBrokenException($"{cells.Table} was cut off"));
        }
    }

    private static async Task WriteRows<T>(PipeWriter pipe, Cells<T> cells, CancellationToken ct)
        where T : class, ICooperativeOwned
    {
        var text = new StringBuilder(Piece * 2);
        for (var row = 0; row < cells.Height; row++)
        {
            for (var column = 0; column < cells.Width; column++)
            {
                Append(text, cells.Value(row, column));
                text.Append(column + 1 < cells.Width ? '\t' : '\n');
            }

            if (text.Length < Piece) continue;
            if (!await Flush(pipe, text, ct)) return;
        }

        _ = await Flush(pipe, text, ct);
    }

    /// <summary>False when the reader has gone.</summary>
    private static async ValueTask<bool> Flush(PipeWriter pipe, StringBuilder text, CancellationToken ct)
    {
        foreach (var chunk in text.GetChunks())
            pipe.Advance(Encoding.UTF8.GetBytes(chunk.Span, pipe.GetSpan(chunk.Length * 3)));
        text.Clear();
        return !(await pipe.FlushAsync(ct)).IsCompleted;
    }

    private static void Append(StringBuilder text, object? value)
    {
        _ = value switch
        {
            null => text.Append(@"\N"),
            long number => text.Append(CultureInfo.InvariantCulture, $"{number}"),
            int number => text.Append(CultureInfo.InvariantCulture, $"{number}"),
            bool flag => text.Append(flag ? '1' : '0'),
            string words => AppendEscaped(text, words),
            DateTime instant => text.Append(CultureInfo.InvariantCulture, $"{instant:yyyy-MM-dd HH:mm:ss.ffffff}"),
            DateOnly day => text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}"),
            _ => throw new InvariantBrokenException($"no column holds a {value.GetType().Name}"),
        };
    }

    // What a person typed may hold what separates cells here.
    private static StringBuilder AppendEscaped(StringBuilder text, string words)
    {
        foreach (var letter in words)
        {
            _ = letter switch
            {
                '\\' => text.Append(@"\\"),
                '\t' => text.Append(@"\t"),
                '\n' => text.Append(@"\n"),
                '\0' => text.Append(@"\0"),
                _ => text.Append(letter),
            };
        }

        return text;
    }
}
