using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Village.Media;

/// <summary>What shows pictures says which: a picture that nothing shows is collected.</summary>
public interface IPictureUse
{
    IQueryable<PictureId> Used();
}
