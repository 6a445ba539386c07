using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>A line on which whatever the server says arrives late, in its order.</summary>
internal static class SlowLine
{
    public static Task AnswersLate(this IPage page, TimeSpan delay) =>
        page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var server = socket.ConnectToServer();
            var last = Task.CompletedTask;
            server.OnMessage(frame => last = SendAfter(last, socket, frame, delay));
        });

    private static async Task SendAfter(Task before, IWebSocketRoute socket, IWebSocketFrame frame, TimeSpan delay)
    {
        var due = Task.Delay(delay);
        await before;
        await due;
        if (frame.Binary is { } bytes) socket.Send(bytes);
        else socket.Send(frame.Text!);
    }
}
