using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Village.Cooperatives;

/// <summary>The village is here, but this process has no WeChat account for it. Not of the asker's making, so thrown as
/// a <see cref="RefusedException"/> where a feature that talks to WeChat is made, and told by the faces.</summary>
public sealed record WeChatNotConnected()
    : Refusal("village.wechat_not_connected", "这个村还没有接通微信，请联系村合作社");
