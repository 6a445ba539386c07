using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Catalog;

public sealed record ProductNotFound()
    : Refusal("catalog.product_not_found", "没有找到这个商品，可能已经撤下，请看看别的")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record ProductOffShelf(string Title)
    : Refusal("catalog.product_off_shelf", $"“{Title}”已下架，请从购物车中移除");

public sealed record OutOfStock(string Title)
    : Refusal("catalog.out_of_stock", $"“{Title}”库存不够了，请减少数量或换一个")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
