using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Staff;

public sealed record StaffUnchanged()
    : Refusal("staff.unchanged", "这位工作人员已经是这样了，不用再改")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record StaffNameInvalid()
    : Refusal("staff.name_invalid", $"请写工作人员的姓名，最多 {StaffMember.LongestName} 个字");

/// <summary>The trail tells people apart by their names.</summary>
public sealed record StaffNameTaken(string Name)
    : Refusal("staff.name_taken", $"已经有一位工作人员叫“{Name}”，请加上区别，例如“{Name}（二组）”；要重发链接请用 staff reset")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Told to the server's operator, who can change it.</summary>
public sealed record StaffIsDisabled()
    : Refusal("staff.is_disabled", "这位工作人员已停用，请先用 staff enable 启用，再发链接")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record StaffNotHeldUp()
    : Refusal("staff.not_held_up", "这位工作人员的账号没有被锁定，也不用等；登不进去多半是密码或验证码不对，可以用 staff reset 重设")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record AccountMissing()
    : Refusal("staff.account_missing", "这位工作人员还没有用链接设过账号，请用 staff reset 重新发一个链接")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record StaffTakenOff()
    : Refusal("staff.taken_off", "这位工作人员已停用，请先申请「启用」，再做别的")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Whoever could change their own role, or let themselves in again, would need nobody.</summary>
public sealed record StaffNotYourself()
    : Refusal("staff.not_yourself", "这是您自己的账号，要请另外两位同事来办")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record StaffSeatMissing()
    : Refusal("staff.seat_missing", "代表要坐一个席位，请选他代表农户、企业还是政府");

/// <summary>Told to the server's operator; the page asks for a seat only where there is one.</summary>
public sealed record StaffSeatForNobody()
    : Refusal("staff.seat_for_nobody", "只有代表才有席位：请去掉 --seat，或者写 --role Representative");

public sealed record StaffReasonMissing()
    : Refusal("staff.reason", $"请在一行里写明是谁定的、为什么，最多 {StaffRequest.LongestReason} 个字");

public sealed record StaffAlreadyAsked(string Name)
    : Refusal("staff.already_asked", $"{Name}已经有一份申请等着复核，请先复核、驳回或撤回那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record StaffTypedDiffers()
    : Refusal("staff.typed_differs", "输入的姓名和申请的不一样，请当面问清楚是谁，再输一遍；不是这个人就驳回");

public sealed record StaffRequestNotFound()
    : Refusal("staff.request_not_found", "没有找到这份申请，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record StaffLinkGone()
    : Refusal("staff.link_gone", "这个链接取过了、超过了 24 小时，或者后来又发过新的；还要用，请重新申请「重发链接」")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record StaffLinkNotYours()
    : Refusal("staff.link_not_yours", "链接只交给申请的人，请他来取")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

/// <summary>There would be nobody left who could ask, or nobody who could agree.</summary>
public sealed record StaffLastOne(string What) : Refusal(
    "staff.last_one", $"除了这位，没有别人能{What}了。请先添一位，再改这位的账号；等不及，请管服务器的人用 staff 命令办")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>A village of one: the operator of the server is the second pair of eyes.</summary>
public sealed record StaffNobodyAgrees() : Refusal(
    "staff.nobody_agrees", "村里还没有另一位能复核的同事。请管服务器的人用 staff add 添第一位复核：那条命令就是第二双眼睛")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
