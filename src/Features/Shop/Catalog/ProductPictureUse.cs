using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What stands at the head of products and in what is told of them.</summary>
public sealed class ProductPictureUse(VillageDb db) : IPictureUse
{
    public IQueryable<PictureId> Used() => db.ProductPictures.Select(static one => one.PictureId)
        .Concat(db.ProductBlocks.Where(static one => one.PictureId != null).Select(static one => one.PictureId!.Value));
}
