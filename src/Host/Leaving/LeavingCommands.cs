using VillageCloud.Data;
using VillageCloud.Data.Leaving;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Commands;

namespace VillageCloud.Host.Leaving;

/// <summary>A village takes what is its own away, and leaves (decision 39).</summary>
internal sealed class LeavingCommands(Func<WebApplicationBuilder, Surroundings> around)
{
    /// <summary>A little longer than any process lets people in who come to a closed village.</summary>
    private static readonly TimeSpan UntilAllKnow = VillageDirectory.Remembered + TimeSpan.FromSeconds(1);

    public Task<int> Export(string village, string folder, CancellationToken ct) => QuietVillage.Say(
        around, village: null,
        async Task<Outcome<string>> (quiet) =>
        {
            // It may be closed already: whoever goes has a right to a last copy.
            if ((await quiet.The<EnterVillage>().EvenClosed(village, ct)).Refusal is { } unknown) return unknown;
            _ = Directory.CreateDirectory(folder);
            var takenAt = quiet.The<TimeProvider>().GetUtcNow();
            var file = Path.Combine(folder, $"{village}-{takenAt:yyyyMMdd'T'HHmmss'Z'}.zip");
            if (File.Exists(file)) throw LeavingException.There(file);
            var migration = await VillageDatabase.LastApplied(quiet.Services, ct) ?? "";
            var proof = await new VillageArchive(quiet.The<VillageDb>(), quiet.The<IMediaStore>())
                .Write(file, migration, takenAt, ct);
            var noted = await quiet.The<NoteVillageExport>().Run(new(proof.Sha256), ct);
            if (noted.Refusal is { } refusal) return refusal;
            await Console.Error.WriteLineAsync(
                $"It holds names, phones and bank accounts in clear ({proof.Rows.Values.Sum()} rows); only this user "
                + "may read it. Hand it over in person, and keep it locked. 文件里的姓名、手机号、银行账号都是明文，"
                + "只有当前用户能读；请当面交接，锁好保管，不要发到群里");
            return $"{file}\nSHA-256 {proof.Sha256}";
        },
        ct);

    public async Task<int> Erase(Wish wish, CancellationToken ct)
    {
        var proof = wish.Export is { } file ? await VillageArchive.Check(file, ct) : null;
        await Mend(ct);
        return await QuietVillage.Say(around, village: null, quiet => Erase(quiet, wish, proof, ct), ct);
    }

    // Before the database is looked at: what a killed erasure left away would be taken for damage.
    private async Task Mend(CancellationToken ct)
    {
        await using var quiet = await QuietVillage.OpenUntouched(around, ct);
        if (await VillageDatabase.CountPending(quiet.Services, ct) == 0)
            await VillageErasure.PutGuardsBack(quiet.Services, ct);
    }

    private static async Task<Outcome<string>> Erase(
        QuietVillage quiet, Wish wish, ExportProof? proof, CancellationToken ct)
    {
        await Console.Error.WriteLineAsync(
            $"Everything of {wish.Village} will be gone for good. Type its slug again. "
            + $"{wish.Village} 的数据将全部删除，不能恢复。请再输入一遍它的短名：");
        if ((await Console.In.ReadLineAsync(ct))?.Trim() != wish.Village) return new SlugNotTyped(wish.Village);
        var closed = await quiet.The<CloseVillage>().Run(new(wish.Village, wish.DecidedBy, proof), ct);
        if (closed.Refusal is { } refusal && refusal is not VillageNotFound) return refusal;
        if (!closed.IsRefused) await Task.Delay(UntilAllKnow, ct);
        return (await quiet.The<EraseVillage>().Run(new(wish.Village, wish.DecidedBy, proof), ct)).Map(erased =>
            erased.IsNew
                ? $"{wish.Village} is erased; copies in backups stay until they are deleted. "
                    + $"{wish.Village} 已删除；旧备份里还有它，请按备份的保管期删"
                : $"{wish.Village} was erased on {erased.ErasedAt:yyyy-MM-dd}; nothing is left to do. "
                    + $"{wish.Village} 早已删除，没有要做的了");
    }

    /// <param name="Village">The slug.</param>
    /// <param name="DecidedBy">A person's name.</param>
    /// <param name="Export">A file that 'village export' made; null for a village that never traded.</param>
    internal sealed record Wish(string Village, string DecidedBy, string? Export);
}
