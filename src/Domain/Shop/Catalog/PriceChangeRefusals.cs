using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

public sealed record PriceStepInvalid()
    : Refusal("catalog.price_step_invalid", "加价或减价要大于 0，不超过 100000 元，例如 2.50");

public sealed record PricePercentInvalid()
    : Refusal("catalog.price_percent_invalid", "涨价或降价的百分数要大于 0，不超过 100，最多两位小数，例如 5 或 7.5");

public sealed record PriceOutOfRange(Money Price)
    : Refusal("catalog.price_out_of_range", $"会变成 {Price} 元；单价要大于 0，不超过 100000 元");
