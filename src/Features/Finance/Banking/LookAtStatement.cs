using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform.Tables;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>The first rows of a file, so that somebody can say which column is what. Nothing is kept.</summary>
public sealed class LookAtStatement(StaffWork work)
{
    /// <summary>A larger file is no statement.</summary>
    public const int MostMegabytes = StatementFile.MostMegabytes;

    private const int Shown = 30;

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var asked = await work.DryRun(query, static () => Task.FromResult<Outcome<bool>>(true), ct);
        if (asked.Refusal is { } denied) return denied;
        return StatementFile.Read(query.Content).Map(table => Told([.. table.Rows.Where(row => !row.IsBlank)]));
    }

    private static Result Told(List<TableRow> rows) => new(
        [.. rows.Take(Shown).Select(row => new Row(row.Line, [.. row.Cells.Select(cell => cell.Text)]))], rows.Count);

    public sealed record Query(StaffActor By, ReadOnlyMemory<byte> Content) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    /// <param name="Count">Rows of the whole file that aren't empty.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Count);

    public sealed record Row(int Line, IReadOnlyList<string> Cells);
}
