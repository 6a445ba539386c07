using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Api;

/// <summary>Makes the three-valued outcome of a server API call (wechat §1.2): errcode absent or 0 is <c>Ok</c>, -1,
/// 5xx and timeouts are <c>Unknown</c>, other codes are <c>Rejected</c>.</summary>
internal sealed partial class ApiOutcome(string village, AccessTokenCache tokens, ILogger logger)
{
    /// <param name="call">Gets no token: login is the one call without.</param>
    public async Task<GatewayResult<TOut>> Of<TAnswer, TOut>(
        string operation, Func<Task<TAnswer>> call, Func<TAnswer, TOut> read)
        where TAnswer : IApiAnswer
    {
        try
        {
            var answer = await call();
            ApiRefusalException.ThrowIfRefused(answer);
            return new GatewayResult<TOut>.Ok(read(answer));
        }
        catch (ApiRefusalException refusal)
        {
            var rid = RequestId().Match(refusal.Message).Groups["rid"].Value;
            logger.Rejected(village, operation, refusal.CodeText, rid);
            return new GatewayResult<TOut>.Rejected(refusal.CodeText, refusal.Message);
        }
        catch (WireFailureException failure)
        {
            logger.OutcomeUnknown(village, operation, failure.Message);
            return new GatewayResult<TOut>.Unknown(failure.Message);
        }
    }

    /// <summary>With the cached token, and once more with a fresh one when WeChat refuses it: a refused token means
    /// that nothing was done.</summary>
    public Task<GatewayResult<TOut>> WithToken<TAnswer, TOut>(
        string operation, Func<string, Task<TAnswer>> call, Func<TAnswer, TOut> read, CancellationToken ct)
        where TAnswer : IApiAnswer => Of(
        operation,
        async () =>
        {
            var token = await tokens.Get(ct);
            var answer = await call(token);
            if (answer.Errcode is not (40001 or 40014 or 42001)) return answer;
            logger.TokenRefused(village, answer.Errcode.Value);
            tokens.Drop(token);
            return await call(await tokens.Get(ct));
        },
        read);

    [GeneratedRegex(@"rid: (?<rid>[0-9a-fA-F-]{1,64})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex RequestId();
}
