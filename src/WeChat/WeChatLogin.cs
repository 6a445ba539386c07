using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Api;
using VillageCloud.WeChat.Limits;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary><c>jscode2session</c> (wechat §2.1): the code is burnt by the first use, so there is no retry
/// here.</summary>
internal sealed class WeChatLogin(WeChatAccountOptions account, ApiClient client, ApiOutcome outcome) : IWeChatLogin
{
    /// <summary>What WeChat answers to a code that isn't one (wechat §2.1).</summary>
    private const string InvalidCode = "40029";

    /// <summary>What can't be a code isn't asked about: it would only make a long URL.</summary>
    public Task<GatewayResult<WeChatIdentity>> Exchange(string code, CancellationToken ct) =>
        code.Length > 0 && TextLimits.LoginCode.Fits(code)
            ? Ask(code, ct)
            : Task.FromResult<GatewayResult<WeChatIdentity>>(
                new GatewayResult<WeChatIdentity>.Rejected(InvalidCode, "not a login code"));

    private Task<GatewayResult<WeChatIdentity>> Ask(string code, CancellationToken ct) => outcome.Of(
        "login",
        () => client.ExecuteSnsJsCode2SessionAsync(account.AppId, account.AppSecret, code, ct),
        static answer => new WeChatIdentity(answer.Openid.Required("openid"), answer.Unionid.OrNull()));
}
