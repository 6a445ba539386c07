using VillageCloud.Domain.Members;
using VillageCloud.Domain.Payments;
using VillageCloud.WeChat.Api;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary><c>jscode2session</c> (wechat.md A.1): the code is burnt by the first use, so there is no retry
/// here.</summary>
internal sealed class WeChatLogin(WeChatAccountOptions account, ApiClient client, ApiOutcome outcome) : IWeChatLogin
{
    public Task<GatewayResult<WeChatIdentity>> Exchange(string code, CancellationToken ct) => outcome.Of(
        "login",
        () => client.ExecuteSnsJsCode2SessionAsync(account.AppId, account.AppSecret, code, ct),
        static answer => new WeChatIdentity(answer.Openid.Required("openid"), answer.Unionid.OrNull()));
}
