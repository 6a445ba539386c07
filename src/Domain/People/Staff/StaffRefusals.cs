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
