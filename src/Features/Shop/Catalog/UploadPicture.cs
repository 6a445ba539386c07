using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Takes in a picture for the shelf. It belongs to no product yet: saving one does that.</summary>
public sealed class UploadPicture(StaffUpload upload)
{
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct) =>
        (await upload.Take("picture.upload", command, command.Content, PictureAudience.Everybody, ct))
        .Map(static one => new Result(one.Id, one.Key, one.Width, one.Height));

    /// <remarks>Not once by a key: what a picture shows is its key, so whoever sends it twice has it once.</remarks>
    public sealed record Command(StaffActor By, ReadOnlyMemory<byte> Content) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(PictureId Id, string Key, int Width, int Height);
}
