using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

public sealed record SessionEnded()
    : Refusal("access.session_ended", "您已退出或登录已失效，请重新登录")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record NotYourDuty()
    : Refusal("access.not_your_duty", "您的岗位不能做这一步，请找负责的同事")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record StaffDisabled()
    : Refusal("access.staff_disabled", "您的账号已停用，如有疑问请联系管理员")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record AccountLocked()
    : Refusal("access.account_locked", "您的账号已锁定，请稍后再登录，或联系管理员")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}
