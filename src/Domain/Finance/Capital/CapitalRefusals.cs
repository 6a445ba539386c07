using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Capital;

public sealed record CapitalChangeNotFound() : Refusal("capital.not_found", "没有找到这份出资登记，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record CapitalUnchanged() : Refusal("capital.unchanged", "出资和份额跟名册上的一样，没有要登记的");

public sealed record CapitalDayInvalid() : Refusal("capital.day", "交款或退款的日期不能晚于今天，请照银行回单填写");

public sealed record CapitalAlreadyWaits(int Number) : Refusal(
    "capital.already_waits", $"户号 {Number} 已经有一份出资登记在等复核，请先复核或撤回那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CapitalRegisterChanged(int Number) : Refusal(
    "capital.register_changed", $"申请以后，户号 {Number} 的名册改过了，请驳回这份申请，照现在的名册重新登记")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
