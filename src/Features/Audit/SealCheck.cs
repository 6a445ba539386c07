using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Audit;

namespace VillageCloud.Features.Audit;

/// <summary>Reads everything under the seals again, a page at a time, and tells where it isn't what was sealed.
/// </summary>
internal sealed class SealCheck(VillageDb db)
{
    private const int SealsAtOnce = 200;
    private const int MostProblems = 5;

    public async Task<IReadOnlyList<string>> Problems(CancellationToken ct)
    {
        var problems = new List<string>();
        foreach (var of in Enum.GetValues<SealedRows>()) await Look(of, problems, ct);
        return problems;
    }

    private async Task Look(SealedRows of, List<string> problems, CancellationToken ct)
    {
        var content = new SealedContent(db);
        Seal? before = null;
        while (problems.Count < MostProblems)
        {
            var from = before?.Number ?? 0;
            var seals = await db.Seals.AsNoTracking().Where(seal => seal.Of == of && seal.Number > from)
                .OrderBy(seal => seal.Number).Take(SealsAtOnce).ToListAsync(ct);
            foreach (var seal in seals)
            {
                if (!seal.Follows(before)) problems.Add($"{Word(of)}第 {seal.Number} 号封条被改过或缺了前一张");
                else if (await IsBroken(content, seal, ct))
                    problems.Add($"{Word(of)} {seal.FromId}–{seal.ToId} 号记录被改过、删过或插过（第 {seal.Number} 号封条）");
                before = seal;
            }

            if (seals.Count < SealsAtOnce) return;
        }
    }

    private static async Task<bool> IsBroken(SealedContent content, Seal seal, CancellationToken ct)
    {
        // One row more than there may be: a row that was slipped in is seen.
        var read = await content.Read(seal.Of, seal.FromId, seal.ToId, seal.Rows + 1, ct);
        return read.Ids.Count != seal.Rows || read.Hash != seal.Content;
    }

    private static string Word(SealedRows of) => of == SealedRows.Journal ? "账本" : "操作记录";
}
