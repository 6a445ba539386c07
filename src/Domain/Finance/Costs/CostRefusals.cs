using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Costs;

public sealed record CostNotFound() : Refusal("cost.not_found", "没有找到这张费用单，请从列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record CostNotInState(CostStatus Status)
    : Refusal("cost.not_in_state", $"这张费用单{Words(Status)}，不能这样操作，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;

    private static string Words(CostStatus status) => status switch
    {
        CostStatus.Requested => "还在等复核",
        CostStatus.Booked => "已经入账",
        CostStatus.Declined => "已经驳回或撤回",
        CostStatus.ReversalRequested => "正在等复核冲销",
        _ => "已经冲销",
    };
}

public sealed record CostCategoryUnknown() : Refusal("cost.category_unknown", "请从列表里选费用类别");

public sealed record CostAmountInvalid() : Refusal("cost.amount_invalid", "费用金额要大于 0，请照发票或回单填写");

public sealed record CostNotSpentYet() : Refusal("cost.not_spent_yet", "费用日期不能晚于今天，付了钱再记");

public sealed record CostTextInvalid(string What)
    : Refusal("cost.text_invalid", $"请在一行里写明{What}，不超过 {CostSpent.LongestText} 个字");

public sealed record CostHouseholdUnknown() : Refusal("cost.household_unknown", "没有这户，请从名册里选，或者不选");

public sealed record CostReversalReasonInvalid()
    : Refusal("cost.reversal_reason", $"请在一行里写明为什么冲销，不超过 {CostSpent.LongestText} 个字");
