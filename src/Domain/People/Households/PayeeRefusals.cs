using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

public sealed record PayeeChangeNotFound() : Refusal("payee.not_found", "没有找到这份申请，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

/// <summary>Others of the household see it, and don't decide about whoever is paid.</summary>
public sealed record OnlyPayeeStops()
    : Refusal("payee.only_payee_stops", "要现在的收款人本人，在绑定的微信里才能停下；觉得不对请马上给村里打电话")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record PayeeUnknown() : Refusal("payee.unknown", "收款人要是这一户的人，请先把他登记到这户，再选");

public sealed record PayeeUnchanged() : Refusal("payee.unchanged", "收款人和银行账号跟现在一样，没有要改的");

public sealed record PayeeReasonMissing()
    : Refusal("payee.reason", $"请在一行里写明为什么，最多 {PayeeChange.LongestReason} 个字");

public sealed record PayeeAlreadyChanging()
    : Refusal("payee.already_changing", "这户已经有一份换收款的申请在办，请先办完、驳回或停下那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>It doesn't say what was asked for: whoever looks has to read it from the paper.</summary>
public sealed record PayeeTypedDiffers()
    : Refusal("payee.typed_differs", "输入的和申请的不一样，请照存折或身份证再核对一遍；确实不一样就驳回");

public sealed record PayeeWaits(DateTimeOffset Until)
    : Refusal("payee.waits", $"还在等待期，{BeijingTime.DayOf(Until):yyyy-MM-dd} 才生效")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record NewPayeeStays()
    : Refusal("payee.new_one_stays", "要删的人里，有一位正在办换收款，请先办完、驳回或停下那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
