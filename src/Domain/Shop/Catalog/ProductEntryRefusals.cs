using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

public sealed record ProductNameInvalid()
    : Refusal("catalog.name_invalid", $"请写商品名称，不超过 {ProductEntry.LongestName} 个字");

public sealed record ProductOriginInvalid()
    : Refusal("catalog.origin_invalid", $"请写产地，不超过 {ProductEntry.LongestOrigin} 个字，例如 诸暨市东白湖镇");

public sealed record ProductSeasonInvalid()
    : Refusal("catalog.season_invalid", "应季月份要两个都选，或者都选“全年”");

public sealed record ShelfLifeInvalid()
    : Refusal("catalog.shelf_life_invalid", "保质期请写 1 到 3650 天，不会坏的留空");

public sealed record StorageTooLong()
    : Refusal("catalog.storage_too_long", $"储存方法太长了，最多 {ProductEntry.LongestStorage} 个字");

public sealed record AfterSalesHoursInvalid()
    : Refusal("catalog.after_sales_invalid", "售后时间请写 24 到 720 小时；生鲜一般 24 或 48 小时");

public sealed record SkusMissing()
    : Refusal("catalog.skus_missing", $"请至少写一个规格，最多 {ProductEntry.MostSkus} 个");

public sealed record SkuNameInvalid(int Row)
    : Refusal("catalog.sku_name_invalid", $"第 {Row} 个规格没有写名称，或者太长了；例如 250 克、礼盒装");

public sealed record SkuNameTwice(string Name)
    : Refusal("catalog.sku_name_twice", $"有两个规格都叫“{Name}”，请改一个");

public sealed record SkuPriceInvalid(string Name)
    : Refusal("catalog.sku_price_invalid", $"规格“{Name}”的单价要大于 0，不超过 100000 元，例如 58.00");

public sealed record SkuStockInvalid(string Name)
    : Refusal("catalog.sku_stock_invalid", $"规格“{Name}”的库存请写 0 到 {Sku.MostPieces} 件");

public sealed record SkuWeightInvalid(string Name)
    : Refusal("catalog.sku_weight_invalid", $"规格“{Name}”的重量请写 1 到 100000 克，没有称过的留空");

public sealed record ProductPicturesInvalid()
    : Refusal("catalog.pictures_invalid", $"图片最多 {ProductEntry.MostPictures} 张，同一张只放一次");

public sealed record BlocksInvalid()
    : Refusal(
        "catalog.blocks_invalid",
        $"介绍最多 {ProductEntry.MostBlocks} 段，文字合计最多 {ProductEntry.LongestDescription} 字，每段要有文字或图片");
