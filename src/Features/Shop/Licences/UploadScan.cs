using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>Takes in a photograph of a paper, for staff alone. It belongs to no licence yet: saving one does that.
/// </summary>
public sealed class UploadScan(StaffUpload upload)
{
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct) =>
        (await upload.Take("licence.scan", command, command.Content, PictureAudience.Staff, ct))
        .Map(static one => new Result(one.Id));

    /// <remarks>Not once by a key, as <c>UploadPicture</c>.</remarks>
    public sealed record Command(StaffActor By, ReadOnlyMemory<byte> Content) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(PictureId Id);
}
