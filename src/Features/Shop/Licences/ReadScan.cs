using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>A photograph of a paper, for who may see where people live: a paper says it.</summary>
public sealed class ReadScan(VillageDb db, IMediaStore store, DutyCheck duties)
{
    public async Task<Outcome<byte[]>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.SeeContacts, ct)).Refusal is { } denied) return denied;
        var key = await db.Pictures.AsNoTracking()
            .Where(one => one.Id == query.Scan && one.Audience == PictureAudience.Staff)
            .Select(static one => one.Key).SingleOrDefaultAsync(ct);
        return key is null
            ? new PictureNotFound()
            : await store.Find(new(db.Tenant.Village, PictureAudience.Staff, key), PictureSize.Large, ct);
    }

    public sealed record Query(StaffActor By, PictureId Scan) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.SeeContacts;
    }
}
