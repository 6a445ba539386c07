using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Capital;

public sealed record SplitNotFound() : Refusal("split.not_found", "没有找到这份分户申请，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record SplitAlreadyWaits(int Number) : Refusal(
    "split.already_waits", $"户号 {Number} 已经有一份分户申请在等复核，请先复核或撤回那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SplitProductElsewhere()
    : Refusal("split.product", "有一种商品不是这户的，请刷新后再选；已经提交的，请退回去重新提交")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SplitPayeeChanging() : Refusal(
    "split.payee_changing", "要分出去的人里，有一位正在办换收款，请先办完、驳回或停下那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record MergeNotFound() : Refusal("merge.not_found", "没有找到这份并户申请，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record MergePayeeChanging() : Refusal(
    "merge.payee_changing", "要并过去的人里，有一位正在办换收款，请先办完、驳回或停下那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record MergeAlreadyWaits(int Number) : Refusal(
    "merge.already_waits", $"户号 {Number} 已经有一份并户申请在等复核，请先复核或撤回那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
