using System.Net;
using System.Text;

namespace VillageCloud.Host.Pages;

/// <summary>A small page in the console's look that needs nothing but its own style sheet: for addresses that lead
/// nowhere, and for troubles; the demo's front door looks the same.</summary>
public static class PlainPage
{
    internal const string StylePath = "/plain.css";

    /// <summary>The colours are those of the console's sign-in page.</summary>
    internal const string Style =
        """
        html, body { margin: 0; min-height: 100%; }
        body {
            min-height: 100vh; display: grid; place-items: center; color: rgba(0, 0, 0, .88);
            background: linear-gradient(160deg, #f0f7ff, #f6fbf1);
            font: 16px/1.6 -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
                sans-serif;
        }
        main {
            box-sizing: border-box; width: min(460px, calc(100vw - 32px)); margin: 16px 0; padding: 32px 36px 28px;
            background: #fff; border: 1px solid #f0f0f0; border-radius: 12px;
        }
        .brand { display: flex; align-items: center; gap: 10px; margin: 0 0 20px; font-size: 22px; font-weight: 600; }
        .brand::before {
            content: ""; width: 18px; height: 18px; background: #52c41a; border-radius: 2px 12px 2px 12px;
        }
        h1 { margin: 0 0 8px; font-size: 20px; }
        p { margin: 0 0 20px; color: rgba(0, 0, 0, .65); }
        ul { list-style: none; margin: 0 0 20px; padding: 0; }
        li + li { margin-top: 12px; }
        li a {
            display: block; padding: 12px 16px; border: 1px solid #d9d9d9; border-radius: 8px; color: inherit;
            text-decoration: none;
        }
        li a:hover { border-color: #0958d9; }
        li b { display: block; color: #0958d9; }
        li span { font-size: 14px; color: rgba(0, 0, 0, .65); }
        a.button {
            display: inline-block; padding: 8px 20px; border-radius: 6px; background: #1668dc; color: #fff;
            text-decoration: none;
        }
        a.button:hover { background: #0958d9; }
        a:focus-visible { outline: 2px solid #1677ff; outline-offset: 2px; }
        small { color: rgba(0, 0, 0, .65); }
        """;

    // Nothing comes from anybody else, and no script runs.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self'";

    /// <param name="body">HTML; everything in it is ours.</param>
    public static Task Write(HttpResponse response, string title, string body)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentPolicy;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{WebUtility.HtmlEncode(title)} · 乡村云服务</title>
            <link rel="icon" href="data:," />
            <link rel="stylesheet" href="{StylePath}" />
            </head>
            <body><main><div class="brand">乡村云服务</div>
            {body}
            </main></body>
            </html>

            """,
            Encoding.UTF8);
    }
}
