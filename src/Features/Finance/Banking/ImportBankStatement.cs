using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>Takes a bank statement in, whole or not at all, and lays it beside our books. The same row in the same or
/// another file is taken once.</summary>
/// <remarks>Not once by a key: what a row says is its key, so whoever sends a file twice adds nothing.</remarks>
public sealed class ImportBankStatement(StaffWork work, StatementTaking taking)
{
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var rows = await taking.Read(command, ct);
        if (rows.Refusal is { } bad) return bad;
        return await work.Do<Result>(
            "bank.import", command, async () => (await taking.Take(command, rows.Value, ct)).Result, ct);
    }

    /// <param name="Layout">The name of one that is remembered.</param>
    public sealed record Command(
        StaffActor By, string FileName, string Layout, ReadOnlyMemory<byte> Content) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    /// <param name="Rows">Of the file.</param>
    /// <param name="Added">New among them.</param>
    /// <param name="Matched">Of the new ones, those that are in our books.</param>
    /// <param name="Breaks">Found by this import, on either side.</param>
    /// <param name="IsKnown">All of it was here before.</param>
    /// <param name="MissingTheirs">Of the breaks, what our books have and the bank doesn't tell.</param>
    /// <param name="FileId">Null when all of it was here before.</param>
    public sealed record Result(
        int Rows, int Added, int Matched, int Breaks, DateOnly FirstDay, DateOnly LastDay, bool IsKnown,
        int MissingTheirs, long? FileId);
}
