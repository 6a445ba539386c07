using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Operations;

/// <summary>Hangfire's dashboard for the person who keeps the server alive, behind HTTP basic authentication. Its
/// default is open to everybody on the same machine, so ours says who.</summary>
public static class JobDashboard
{
    private const string User = "operator";

    /// <param name="password">The operator's; without one the dashboard isn't mapped at all.</param>
    /// <param name="isVirtualTime">Then the sandbox's clock starts the jobs, and Hangfire's own table of them, which
    /// only knows real time, calls them disabled.</param>
    public static void MapJobDashboard(this IEndpointRouteBuilder routes, string? password, bool isVirtualTime)
    {
        if (string.IsNullOrEmpty(password)) return;
        var door = new OperatorOnly(password);
        var dashboard = routes.MapHangfireDashboard("/jobs", new DashboardOptions
        {
            DashboardTitle = isVirtualTime ? "任务 · 由沙箱时钟触发，显示 Disabled 也在运行" : "任务 · 乡村云服务",
            Authorization = [door],
            DisplayStorageConnectionString = false,
        });
        // Outside of it: whatever its own filters say, Hangfire answers 401.
        dashboard.Add(endpoint =>
        {
            var inside = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => door.MayGuess(http) ? inside(http) : Task.CompletedTask;
        });
    }

    private sealed class OperatorOnly(string password) : IDashboardAuthorizationFilter
    {
        private const int WrongGuesses = 10;
        private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

        // Counts wrong passwords only: whoever knows it may look as often as the page asks.
        private readonly PartitionedRateLimiter<HttpContext> guesses =
            PartitionedRateLimiter.Create<HttpContext, string>(static http =>
                RateLimitPartition.GetFixedWindowLimiter(
                    VisitorAddress.Of(http.Connection.RemoteIpAddress),
                    static _ => new FixedWindowRateLimiterOptions { PermitLimit = WrongGuesses, Window = Pause }));

        public bool Authorize(DashboardContext context)
        {
            var http = context.GetHttpContext();
            string? given = http.Request.Headers.Authorization;
            if (IsOperator(given)) return true;
            if (given is { Length: > 0 }) guesses.AttemptAcquire(http).Dispose();
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"jobs\", charset=\"UTF-8\"";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return false;
        }

        /// <summary>Otherwise the answer says so, and when to come again.</summary>
        public bool MayGuess(HttpContext http)
        {
            using var left = guesses.AttemptAcquire(http, permitCount: 0);
            if (left.IsAcquired) return true;
            http.Response.Headers.RetryAfter = Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return false;
        }

        private bool IsOperator(string? header)
        {
            if (!AuthenticationHeaderValue.TryParse(header, out var value) || value.Scheme != "Basic") return false;
            var given = new byte[value.Parameter?.Length ?? 0];
            return Convert.TryFromBase64String(value.Parameter ?? "", given, out var length)
                && CryptographicOperations.FixedTimeEquals(
                    SHA256.HashData(given.AsSpan(0, length)),
                    SHA256.HashData(Encoding.UTF8.GetBytes($"{User}:{password}")));
        }
    }
}
