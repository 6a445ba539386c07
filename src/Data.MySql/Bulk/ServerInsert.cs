using System.IO.Pipelines;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.MySql.Bulk;

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
        var text = new TabText();
        for (var row = 0; row < cells.Height; row++)
        {
            for (var column = 0; column < cells.Width; column++)
            {
                if (column > 0) text.EndCell();
                text.Add(cells.Value(row, column));
            }

            text.EndRow();
            if (text.Length < Piece) continue;
            // Completed when the reader has gone.
            if ((await pipe.WriteAsync(text.Written, ct)).IsCompleted) return;
            text.Clear();
        }

        _ = await pipe.WriteAsync(text.Written, ct);
    }
}
