using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Api.Http;

/// <summary>What every request passes before its endpoint is bound: size, village, session, idempotency key; its rate
/// was counted before. Not an endpoint filter, because features are made while parameters are bound, and by then the
/// village must be known.</summary>
internal static class Gate
{
    public const string IdempotencyHeader = "Idempotency-Key";
    public const string VillageRouteValue = "village";
    private const long MostBodyBytes = 64 * 1024;
    private const string RetryAfterSeconds = "5";

    public static TBuilder BehindGate<TBuilder>(this TBuilder endpoints, RateKind rate = RateKind.Visit)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.WithMetadata(new RateKindMetadata(rate));
        endpoints.Add(static endpoint =>
        {
            if (endpoint.RequestDelegate is { } next) endpoint.RequestDelegate = context => Guard(context, next);
        });
        return endpoints;
    }

    public static TBuilder RequireSession<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new SessionRequired());

    public static TBuilder RequireIdempotencyKey<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new IdempotencyKeyRequired());

    private static async Task Guard(HttpContext context, RequestDelegate next)
    {
        try
        {
            if (await Stop(context) is { } problem) await problem.ExecuteAsync(context);
            else await next(context);
        }
        catch (RefusedException no) when (no.Refusal is WeChatNotConnected && !context.Response.HasStarted)
        {
            await Problems.Of(no.Refusal).ExecuteAsync(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Malformed(bad.StatusCode).ExecuteAsync(context);
        }
        catch (Exception away) when (IsDatabaseAway(away, context) && NeedsAnAnswer(away, context))
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("VillageCloud.Api")
                .DatabaseIsAway(away.GetBaseException().Message, context.GetEndpoint()?.DisplayName);
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            await Problems.Of(
                    StatusCodes.Status503ServiceUnavailable, "server.unavailable", "服务器暂时无法处理，请稍后再试")
                .ExecuteAsync(context);
        }
        catch (Exception failure) when (NeedsAnAnswer(failure, context))
        {
            // The face's last resort: the log gets the exception, the caller its trace id and nothing else.
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("VillageCloud.Api")
                .RequestFailed(
                    failure, Activity.Current?.Id ?? context.TraceIdentifier, context.GetEndpoint()?.DisplayName);
            await Problems.Of(StatusCodes.Status500InternalServerError, "server.failed", "服务器出了问题，请稍后再试")
                .ExecuteAsync(context);
        }
    }

    private static bool IsDatabaseAway(Exception problem, HttpContext context) =>
        context.RequestServices.GetRequiredService<DatabaseErrors>().IsUnavailable(problem);

    // Whoever went away needs none; a timeout of ours is no such case.
    private static bool NeedsAnAnswer(Exception failure, HttpContext context) =>
        !context.Response.HasStarted
        && !(failure is OperationCanceledException && context.RequestAborted.IsCancellationRequested);

    /// <summary>Why the request goes no further, or null.</summary>
    private static async Task<ProblemHttpResult?> Stop(HttpContext context)
    {
        var services = context.RequestServices;
        if (context.Request.ContentLength > MostBodyBytes) return Malformed(StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBodyBytes;
        if (!JsonBody.IsReadable(context)) return JsonBody.Unreadable();

        var village = context.GetRouteValue(VillageRouteValue) as string ?? "";
        var entered = await services.GetRequiredService<EnterVillage>().Run(village, context.RequestAborted);
        if (entered.Refusal is { } stranger) return Problems.Of(stranger);

        var asks = context.GetEndpoint()!.Metadata;
        if (asks.GetMetadata<SessionRequired>() is not null && await SessionProblem(context) is { } refusal)
            return Problems.Of(refusal);
        return asks.GetMetadata<IdempotencyKeyRequired>() is not null
            && IdempotencyKey.Parse(context.Request.Headers[IdempotencyHeader]).Refusal is { } keyless
                ? Problems.Of(keyless)
                : null;
    }

    private static async Task<Refusal?> SessionProblem(HttpContext context)
    {
        if (Bearer.TokenOf(context.Request) is not { } token) return new SessionMissing();
        var find = context.RequestServices.GetRequiredService<FindSession>();
        var session = await find.Run(token, context.RequestAborted);
        if (session.Refusal is { } refusal) return refusal;
        context.RequestServices.GetRequiredService<CurrentShopper>().Become(session.Value, token);
        return null;
    }

    private static ProblemHttpResult Malformed(int status) => status == StatusCodes.Status413PayloadTooLarge
        ? Problems.Of(status, "request.too_large", "提交的内容太大了，请减少后再试")
        : Problems.Of(StatusCodes.Status400BadRequest, "request.malformed", "请求的格式不对，请更新小程序后再试");
}

internal sealed record SessionRequired;

internal sealed record IdempotencyKeyRequired;
