using System.Diagnostics;
using VillageCloud.Admin;
using VillageCloud.Data;

namespace VillageCloud.Host.Pages;

/// <summary>What an address answers that has no page of its own: a sentence for people, a problem for programs.
/// </summary>
internal static class PlainPages
{
    private static readonly PathString[] ForPrograms = ["/v1", "/wechat", "/openapi", "/_blazor", "/_framework"];
    private static readonly PathString Console = ConsoleRole.Home;

    /// <summary>Before the faces: looks at what they answer.</summary>
    /// <param name="hasHome">Whether <c>/</c> leads somewhere.</param>
    public static void Use(WebApplication app, bool hasHome)
    {
        var home = hasHome ? "/" : null;
        app.MapGet(PlainPage.StylePath, static () => Results.Text(PlainPage.Style, "text/css; charset=utf-8"))
            .ExcludeFromDescription();
        // A developer is better served by the framework's page with the stack trace.
        if (!app.Environment.IsDevelopment())
        {
            var errors = app.Services.GetRequiredService<DatabaseErrors>();
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                StatusCodeSelector = problem => errors.IsUnavailable(problem)
                    ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError,
                ExceptionHandler = context => Answer(context, home),
            });
        }

        app.UseStatusCodePages(pages => Answer(pages.HttpContext, home));
    }

    private static Task Answer(HttpContext context, string? home)
    {
        var words = Words.Of(context.Response.StatusCode);
        if (words.RetryAfterSeconds is { } seconds) context.Response.Headers.RetryAfter = $"{seconds}";
        if (!IsForPerson(context.Request))
            return Results.Problem(
                title: words.ForPrograms, statusCode: context.Response.StatusCode, type: "about:blank",
                extensions: new Dictionary<string, object?>
                {
                    ["code"] = words.Code, ["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier,
                }).ExecuteAsync(context);
        var isConsole = context.Request.Path.StartsWithSegments(Console, StringComparison.OrdinalIgnoreCase);
        var back = isConsole ? $"""<a class="button" href="{ConsoleRole.Home}">回到工作台</a>"""
            : home is not null ? $"""<a class="button" href="{home}">回到首页</a>"""
            : "";
        return PlainPage.Write(
            context.Response, words.Title, $"<h1>{words.Title}</h1><p>{words.Advice}</p>{back}");
    }

    private static bool IsForPerson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(
            ForPrograms, start => request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    /// <param name="ForPrograms">As the API words it: shoppers read it on the phone.</param>
    private sealed record Words(
        string Code, string Title, string Advice, string ForPrograms, int? RetryAfterSeconds = null)
    {
        private const int Soon = 5;

        public static Words Of(int status) => status switch
        {
            StatusCodes.Status401Unauthorized => new(
                "request.password_missing", "需要用户名和密码", "请重新打开这个页面，输入用户名和密码。", "需要用户名和密码"),
            StatusCodes.Status403Forbidden => new(
                "request.forbidden", "不能打开这个页面", "您的账号没有这项权限，请找村合作社的管理员。", "没有这项权限"),
            StatusCodes.Status404NotFound => new(
                "request.no_such_address", "没有这个页面", "网址可能写错了，或者这个页面已经不在了。",
                "没有这个地址，请更新小程序后再试"),
            StatusCodes.Status405MethodNotAllowed => new(
                "request.no_such_address", "这个网址不能直接打开", "请从页面上的按钮或链接进入。",
                "没有这个地址，请更新小程序后再试"),
            StatusCodes.Status429TooManyRequests => new(
                "request.too_often", "操作太频繁了", "请等一分钟再试。", "操作太频繁了，请稍后再试"),
            StatusCodes.Status503ServiceUnavailable => new(
                "server.unavailable", "暂时连不上数据库", "请过一会儿再试；一直这样，请告诉管理员。",
                "服务器暂时无法处理，请稍后再试", Soon),
            >= StatusCodes.Status500InternalServerError => new(
                "server.failed", "服务器出了问题", "刚才的操作可能没有完成，请先核对，再重试。", "服务器出了问题，请稍后再试"),
            _ => new(
                "request.malformed", "这个请求看不懂", "请回到上一页，重新载入后再试。", "请求的格式不对，请更新小程序后再试"),
        };
    }
}
