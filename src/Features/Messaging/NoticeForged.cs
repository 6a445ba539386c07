using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Messaging;

public sealed record NoticeForged()
    : Refusal("notice.forged", "通知的签名不对，没有接受")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}
