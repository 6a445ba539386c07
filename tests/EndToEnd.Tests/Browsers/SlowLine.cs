using System.Globalization;
using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>A line on which whatever the server says arrives late, in its order.</summary>
internal static class SlowLine
{
    /// <summary>For whoever looks for a step that doesn't wait for what the one before it brings: with
    /// <c>VILLAGE_ANSWERS_LATE=400</c> each page of both faces is answered so many milliseconds late.</summary>
    public static async Task AnswersLateWhereAsked(this IPage page)
    {
        var asked = Environment.GetEnvironmentVariable("VILLAGE_ANSWERS_LATE");
        if (!int.TryParse(asked, CultureInfo.InvariantCulture, out var milliseconds)) return;
        var delay = TimeSpan.FromMilliseconds(milliseconds);
        await page.AnswersLate(delay);
        await page.RouteAsync("**/v1/**", route => GoOnAfter(route, delay));
    }

    public static Task AnswersLate(this IPage page, TimeSpan delay) =>
        page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var server = socket.ConnectToServer();
            var last = Task.CompletedTask;
            server.OnMessage(frame => last = SendAfter(last, socket, frame, delay));
        });

    private static async Task GoOnAfter(IRoute route, TimeSpan delay)
    {
        await Task.Delay(delay);
        try
        {
            await route.ContinueAsync();
        }
        catch (PlaywrightException)
        {
            // The page has gone meanwhile, and with it whoever waited.
        }
    }

    private static async Task SendAfter(Task before, IWebSocketRoute socket, IWebSocketFrame frame, TimeSpan delay)
    {
        var due = Task.Delay(delay);
        await before;
        await due;
        if (frame.Binary is { } bytes) socket.Send(bytes);
        else socket.Send(frame.Text!);
    }
}
