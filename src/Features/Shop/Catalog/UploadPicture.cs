using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Takes in a picture for the shelf. It belongs to no product yet: saving one does that.</summary>
public sealed class UploadPicture(StaffWork work, PictureTaking taking)
{
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        // Before a stranger's file is unpacked, and once more with the row.
        var asked = await work.DryRun(command, static () => Task.FromResult<Outcome<bool>>(true), ct);
        if (asked.Refusal is { } denied) return denied;
        var stored = await taking.Store(command.Content, ct);
        if (stored.Refusal is { } unusable) return unusable;
        return await work.Do<Result>(
            "picture.upload", command,
            async () =>
            {
                var picture = await taking.Record(stored.Value, command.By.Id, ct);
                return new Result(picture.Id, picture.Key, picture.Width, picture.Height);
            },
            ct);
    }

    /// <remarks>Not once by a key: what a picture shows is its key, so whoever sends it twice has it once.</remarks>
    public sealed record Command(StaffActor By, ReadOnlyMemory<byte> Content) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(PictureId Id, string Key, int Width, int Height);
}
