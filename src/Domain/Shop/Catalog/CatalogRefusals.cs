using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

public sealed record ProductNotFound()
    : Refusal("catalog.product_not_found", "没有找到这个商品，可能已经撤下，请看看别的")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record ProductOffShelf(string Title)
    : Refusal("catalog.product_off_shelf", $"“{Title}”已下架，请从购物车中移除");

public sealed record OffShelfAlready(string Name)
    : Refusal("catalog.off_shelf_already", $"“{Name}”已经下架了，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record OnSaleAlready(string Name)
    : Refusal("catalog.on_sale_already", $"“{Name}”已经在卖了，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ProductWithoutRule(string Title)
    : Refusal("catalog.no_rule_in_effect", $"“{Title}”还没有说好怎么分钱，暂时不能买，请告诉村里的小店")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record OutOfStock(string Title)
    : Refusal("catalog.out_of_stock", $"“{Title}”库存不够了，请减少数量或换一个")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SkuNotFound()
    : Refusal("catalog.sku_not_found", "没有找到这个规格，请刷新后再试")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record PriceInvalid()
    : Refusal("catalog.price_invalid", "单价要大于 0，不超过 100000 元，例如 58.00");

public sealed record StockChangeInvalid()
    : Refusal("catalog.stock_change_invalid", "请输入要增减的件数，例如 20 或 -3，一次不超过 100000 件");

public sealed record StockTooLow(int Stock)
    : Refusal("catalog.stock_too_low", $"现在只有 {Stock} 件，不能减这么多")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record HouseholdIsFixed()
    : Refusal("catalog.household_fixed", "上过架的商品不能换农户。请用“复制”新建一个，再把旧的下架");

public sealed record PublishTimePast()
    : Refusal("catalog.publish_time_past", "上架时间已经过了，请选以后的时间，或者直接上架");

public sealed record ProductChangedMeanwhile()
    : Refusal("catalog.changed_meanwhile", "别人刚改过这个商品。请另开一页看看改了什么，再回来改了保存")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ProductNameTaken(string Name)
    : Refusal("catalog.name_taken", $"已经有叫“{Name}”的商品了，请换个名字")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SellerGone()
    : Refusal("catalog.seller_gone", "这户已经离开合作社，不能再给它添商品，请选别的农户")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SellerHasLeft()
    : Refusal("catalog.seller_has_left", "卖这个商品的农户已经离开合作社，不能再上架；要卖请「复制一个」，选别的农户")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
