using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.SignIn;

/// <summary>Who may hold a connection to the console: somebody signed in, from a page of ours, not too many at once,
/// and for no longer than their session lasts. The sign-in page needs none.</summary>
internal sealed class CircuitDoor(RequestDelegate next, IServiceScopeFactory scopes) : IDisposable
{
    private const int MostOfOneAccount = 20;
    private const int MostOfOneAddress = 100;
    private const int MostOfAll = 1_000;

    /// <summary>Looks after the first one that found the session over: longer than its page takes to hear of it.
    /// </summary>
    private const int LooksOfGrace = 2;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly PathString Hub = "/_blazor";

    private readonly PartitionedRateLimiter<HttpContext> open = PartitionedRateLimiter.CreateChained(
        Most(MostOfOneAccount, static context => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? ""),
        Most(MostOfOneAddress, static context => VisitorAddress.Of(context.Connection.RemoteIpAddress)),
        Most(MostOfAll, static _ => ""));

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase)) return next(context);
        if (context.User.Identity?.IsAuthenticated != true) return Refuse(context, StatusCodes.Status401Unauthorized);
        if (!IsFromHere(context.Request)) return Refuse(context, StatusCodes.Status403Forbidden);
        // What is sent on a connection that is there opens none.
        return HttpMethods.IsPost(context.Request.Method) ? next(context) : Hold(context);
    }

    public void Dispose() => open.Dispose();

    private async Task Hold(HttpContext context)
    {
        using var place = open.AttemptAcquire(context);
        if (!place.IsAcquired)
        {
            await Refuse(context, StatusCodes.Status429TooManyRequests);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var watch = Watch(context, over.Token);
        await next(context);
        await over.CancelAsync();
        await watch;
    }

    /// <summary>A page that hears of its session's end goes by itself (<see cref="SessionWatch"/>); whatever else holds
    /// on is cut off, within a minute.</summary>
    private async Task Watch(HttpContext context, CancellationToken ct)
    {
        var over = 0;
        using var looks = new PeriodicTimer(Look);
        try
        {
            while (await looks.WaitForNextTickAsync(ct))
            {
                if (over > 0 || !await SessionDoor.IsOpen(scopes, context.User, ct)) over++;
                if (over > LooksOfGrace) context.Abort();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The connection ended first.
        }
    }

    /// <summary>A browser says which page asks; what isn't a browser carries nobody's cookie by itself.</summary>
    private static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0) return true;
        if (!Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var page)) return false;
        // A proxy in front may speak TLS for us, so the port is compared only where the request names it.
        return string.Equals(page.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && (request.Host.Port is not { } port || port == page.Port);
    }

    private static PartitionedRateLimiter<HttpContext> Most(int count, Func<HttpContext, string> of) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetConcurrencyLimiter(
            of(context), _ => new ConcurrencyLimiterOptions { PermitLimit = count, QueueLimit = 0 }));

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
