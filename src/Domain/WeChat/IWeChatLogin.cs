namespace VillageCloud.Domain.WeChat;

/// <summary>Exchanges a <c>wx.login</c> code for the person's openid (wechat §2.1). A code works once: never
/// retried.</summary>
public interface IWeChatLogin
{
    Task<GatewayResult<WeChatIdentity>> Exchange(string code, CancellationToken ct);
}

/// <summary>The session key stays in the WeChat client: nothing of ours needs it, so nothing of ours can leak
/// it.</summary>
public sealed record WeChatIdentity(string OpenId, string? UnionId);
