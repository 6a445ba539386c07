using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

public sealed record AmountUnreadable()
    : Refusal("console.amount_unreadable", "请输入金额，例如 1234.56");
