using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

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
        _ = routes.MapHangfireDashboard("/jobs", new DashboardOptions
        {
            DashboardTitle = isVirtualTime ? "任务 · 由沙箱时钟触发，显示 Disabled 也在运行" : "任务 · 乡村云服务",
            Authorization = [new OperatorOnly(password)],
            DisplayStorageConnectionString = false,
        });
    }

    private sealed class OperatorOnly(string password) : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context)
        {
            var http = context.GetHttpContext();
            if (IsOperator(http.Request.Headers.Authorization)) return true;
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"jobs\", charset=\"UTF-8\"";
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
