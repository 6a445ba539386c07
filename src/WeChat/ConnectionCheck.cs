using System.Globalization;
using System.Security.Cryptography;
using Flurl.Http;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Api;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>Each API once, by a question that changes nothing: about numbers that nobody has, "not known" is the answer
/// of a merchant who may ask.</summary>
internal sealed class ConnectionCheck(
    WeChatAccount account, AccessTokenCache tokens, string pushToken, bool hasPublicKey, TimeProvider clock)
{
    private const string NobodysNumber = "CHECK0000000000000000000000";

    public async Task<IReadOnlyList<ConnectionLine>> Run(
        WireClient ourselves, Uri pushUrl, DateOnly yesterday, CancellationToken ct)
    {
        var token = Token(ct);
        var payment = account.Payments.Query(NobodysNumber, ct);
        var transfer = account.Transfers.Query(NobodysNumber, ct);
        var bill = account.Bills.Download(BillKind.Trade, yesterday, ct);
        var push = Push(ourselves, pushUrl, ct);
        var paid = await payment;
        return
        [
            await token, Line(ConnectionPart.Payment, paid), PlatformKey(paid), Line(ConnectionPart.Bill, await bill),
            Line(ConnectionPart.Transfer, await transfer), await push,
        ];
    }

    private async Task<ConnectionLine> Token(CancellationToken ct)
    {
        try
        {
            _ = await tokens.Get(ct);
            return new(ConnectionPart.Token);
        }
        catch (ApiRefusalException refused)
        {
            return new(ConnectionPart.Token, refused.CodeText);
        }
        catch (WireFailureException)
        {
            return new(ConnectionPart.Token, IsOpen: true);
        }
    }

    private static ConnectionLine Line<T>(ConnectionPart part, GatewayResult<T> answer) => answer switch
    {
        GatewayResult<T>.Rejected { NotKnown: true } => new(part),
        // A day without a bill, or one that is still being made, is an answer of somebody who may have it.
        GatewayResult<T>.Rejected { Code: "NO_STATEMENT_EXIST" or "STATEMENT_CREATING" } => new(part),
        GatewayResult<T>.Rejected no => new(part, no.Code),
        GatewayResult<T>.Unknown => new(part, IsOpen: true),
        _ => new(part),
    };

    /// <summary>An answer whose signature holds shows that the key is right, whatever it says.</summary>
    private ConnectionLine PlatformKey<T>(GatewayResult<T> answer) => answer switch
    {
        GatewayResult<T>.Unknown open when Says(open.Reason, SignatureCheck.UnknownKey) =>
            new(
                ConnectionPart.PlatformKey,
                hasPublicKey ? ConnectionCodes.KeyUnknown : ConnectionCodes.V3KeyWrong),
        GatewayResult<T>.Unknown open when Says(open.Reason, SignatureCheck.BadSignature) =>
            new(ConnectionPart.PlatformKey, ConnectionCodes.KeyWrong),
        GatewayResult<T>.Unknown => new(ConnectionPart.PlatformKey, IsOpen: true),
        _ => new(ConnectionPart.PlatformKey),
    };

    private static bool Says(string reason, string word) => reason.Contains(word, StringComparison.Ordinal);

    /// <summary>As WeChat asks before it pushes anything, from the outside and by the public name.</summary>
    private async Task<ConnectionLine> Push(WireClient ourselves, Uri pushUrl, CancellationToken ct)
    {
        var (at, nonce) = (
            clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        try
        {
            var answer = await ourselves.Get(
                ourselves.Request(pushUrl.AbsoluteUri)
                    .AppendQueryParam("signature", PushCipher.Signature(pushToken, at, nonce))
                    .AppendQueryParam("timestamp", at).AppendQueryParam("nonce", nonce)
                    .AppendQueryParam("echostr", nonce),
                ct);
            if (answer.Status == 200 && answer.Body.AsSpan().SequenceEqual(System.Text.Encoding.ASCII.GetBytes(nonce)))
                return new(ConnectionPart.Push);
            return new(
                ConnectionPart.Push, answer.Status == 403 ? ConnectionCodes.PushRefused : $"HTTP {answer.Status}");
        }
        catch (WireFailureException)
        {
            return new(ConnectionPart.Push, IsOpen: true);
        }
    }
}
