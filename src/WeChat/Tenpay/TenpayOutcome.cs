using Microsoft.Extensions.Logging;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>Makes the three-valued outcome of a call (wechat §3.6): only a verified 200/204 that we can read is
/// <c>Ok</c>, only a verified 4xx with a code is <c>Rejected</c>, and all the rest is <c>Unknown</c>.</summary>
internal sealed class TenpayOutcome(string village, ILogger logger)
{
    /// <summary>The caller's own cancellation passes through as <see cref="OperationCanceledException"/>.</summary>
    public async Task<GatewayResult<TOut>> Of<TData, TOut>(
        string operation, Func<Task<TenpayResponse<TData>>> call, Func<TData, TOut> read)
        where TData : class
    {
        try
        {
            var response = await call();
            if (response.IsSuccessful())
                return new GatewayResult<TOut>.Ok(read(response.Data ?? throw new WireFailureException("empty body")));
            return Refused<TData, TOut>(operation, response);
        }
        catch (WireFailureException failure)
        {
            return Unknown<TOut>(operation, failure.Message);
        }
    }

    /// <summary>For calls that answer 204.</summary>
    public async Task<GatewayResult<Nothing>> OfNothing(string operation, Func<Task<TenpayResponse<object>>> call)
    {
        try
        {
            var response = await call();
            return response.IsSuccessful()
                ? new GatewayResult<Nothing>.Ok(default)
                : Refused<object, Nothing>(operation, response);
        }
        catch (WireFailureException failure)
        {
            return Unknown<Nothing>(operation, failure.Message);
        }
    }

    public GatewayResult<TOut> Unknown<TOut>(string operation, string reason)
    {
        logger.OutcomeUnknown(village, operation, reason);
        return new GatewayResult<TOut>.Unknown(reason);
    }

    private GatewayResult<TOut> Refused<TData, TOut>(string operation, TenpayResponse<TData> response)
        where TData : class
    {
        if (!TenpayResponse<TData>.IsRefusal(response.RawStatus) || response.ErrorCode.OrNull() is not { } code)
            return Unknown<TOut>(operation, $"HTTP {response.RawStatus}");
        logger.Rejected(village, operation, code, response.RequestId);
        return new GatewayResult<TOut>.Rejected(code, response.ErrorMessage ?? "")
        {
            NotKnown = response.IsNotKnown(),
        };
    }
}
