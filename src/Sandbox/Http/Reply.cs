using Microsoft.AspNetCore.Http;

namespace VillageCloud.Sandbox.Http;

/// <summary>Writes an answer to the socket, spoilt endings included.</summary>
internal static class Reply
{
    public static async Task Write(HttpContext context, Answer answer, Dictionary<string, string> headers)
    {
        var gone = context.RequestAborted;
        if (answer.Delay > TimeSpan.Zero)
            await Wait(answer.Delay, gone);
        if (answer.Ending == Ending.Silence || gone.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.Headers["X-Sandbox"] = "1";
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        if (answer.Status != 204)
        {
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength = answer.Body.Length;
        }

        if (answer.Ending == Ending.Break)
        {
            await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), gone);
            await context.Response.Body.FlushAsync(gone);
            context.Abort();
            return;
        }

        if (answer.Body.Length > 0)
            await context.Response.Body.WriteAsync(answer.Body, gone);
    }

    /// <summary>Waits in real time; a caller that hangs up ends the wait.</summary>
    private static async Task Wait(TimeSpan delay, CancellationToken gone)
    {
        try
        {
            await Task.Delay(delay, TimeProvider.System, gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            await Task.Yield();
        }
    }
}
