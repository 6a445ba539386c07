using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Shoppers;

public sealed record SessionMissing()
    : Refusal("session.missing", "还没有登录，或登录已过期，请重新登录")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record LoginCodeInvalid()
    : Refusal("session.code_invalid", "微信登录凭证已失效，请重新打开小程序再试");

public sealed record LoginUnclear()
    : Refusal("session.wechat_unclear", "微信登录暂时没有回应，请稍后再试")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
