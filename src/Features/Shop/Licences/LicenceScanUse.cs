using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>Photographs of papers.</summary>
public sealed class LicenceScanUse(VillageDb db) : IPictureUse
{
    public IQueryable<PictureId> Used() =>
        db.Licences.Where(static one => one.ScanId != null).Select(static one => one.ScanId!.Value);
}
