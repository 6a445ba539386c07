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

/// <summary>One sentence for every reason: which part was wrong is nobody's business.</summary>
public sealed record SignInWrong()
    : Refusal("access.sign_in_wrong", "用户名、密码或验证码不对，请重试。每个验证码只能用一次")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record TooManyTries(TimeSpan Wait)
    : Refusal("access.slow_down", $"输错次数较多，请{Words(Wait)}后再试")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;

    private static string Words(TimeSpan wait) => wait < TimeSpan.FromMinutes(1)
        ? $" {Math.Max(1, Math.Ceiling(wait.TotalSeconds))} 秒"
        : $" {Math.Ceiling(wait.TotalMinutes)} 分钟";
}

public sealed record FactorNeeded()
    : Refusal("access.factor_needed", "离上次输验证码已经超过 15 分钟，请输入手机验证器上的验证码，再确认一次")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record CodeWrong()
    : Refusal("access.code_wrong", "验证码不对，或者已经用过，请等验证器换出下一个再输");

public sealed record PasswordWrong()
    : Refusal("access.password_wrong", "现在用的密码不对，请重试");

public sealed record PasswordWeak()
    : Refusal("access.password_weak", $"新密码至少 {PasswordStrength.Shortest} 个字符，要有字母和数字，不能含用户名，也不能是常见的密码");

public sealed record PasswordUnchanged()
    : Refusal("access.password_unchanged", "新密码和现在的一样，请换一个");

public sealed record NoAccount()
    : Refusal("access.no_account", "您还没有登录账号，请联系管理员")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record SessionNotFound()
    : Refusal("access.session_not_found", "没有找到这次登录，可能已经退出，请刷新")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record AccountLocked()
    : Refusal("access.account_locked", "您的账号已锁定，请稍后再登录，或联系管理员")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}
