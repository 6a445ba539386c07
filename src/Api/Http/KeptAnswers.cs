using System.Collections.Concurrent;
using System.IO.Pipelines;
using Microsoft.Extensions.Caching.Memory;

namespace VillageCloud.Api.Http;

/// <summary>Answers that are the same for everybody, kept as the bytes that were sent. Short enough that nobody notices
/// and no process has to tell another of a change; an order is priced and its stock is taken from the database all the
/// same. After the rates were counted, so that a kept answer counts like any other.</summary>
/// <remarks>Why not ASP.NET Core's output cache: its lock hands one visitor's failure, be it that he left, to all who
/// wait for the same answer, and what it costs to send grows with the answer (docs/performance.md).</remarks>
internal sealed class KeptAnswers(RequestDelegate next) : IDisposable
{
    private const long MostBytes = 32 * 1024 * 1024;
    /// <summary>About what an entry takes beside its answer and its address, which whoever asks makes up.</summary>
    private const int Overhead = 512;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly ConcurrentDictionary<string, Task<Answer?>> asked = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeptMetadata>() is null) return next(context);
        var address = context.Request.Path.Value + context.Request.QueryString.Value;
        return answers.TryGetValue(address, out Answer? kept) ? Send(kept!, context.Response) : Ask(address, context);
    }

    public void Dispose() => answers.Dispose();

    /// <summary>One visitor asks for all who want the same. Whoever waited in vain, because that one left or failed, is
    /// the next to ask.</summary>
    private async Task Ask(string address, HttpContext context)
    {
        var mine = new TaskCompletionSource<Answer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var first = First(); first != mine.Task; first = First())
        {
            if (await first.WaitAsync(context.RequestAborted) is not { } theirs) continue;
            await Send(theirs, context.Response);
            return;
        }

        Answer answer;
        Answer? shared = null;
        try
        {
            answer = await Make(context);
            if (IsForAll(context)) Keep(address, shared = answer);
        }
        finally
        {
            asked.TryRemove(address, out _);
            mine.SetResult(shared);
        }

        await Send(answer, context.Response);

        Task<Answer?> First() => asked.GetOrAdd(address, mine.Task);
    }

    private async Task<Answer> Make(HttpContext context)
    {
        var wire = context.Response.Body;
        using var written = new MemoryStream();
        context.Response.Body = written;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return new(context.Response.ContentType, written.ToArray());
    }

    // To a visitor who left, an answer may have ended in the middle.
    private static bool IsForAll(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status200OK && !context.RequestAborted.IsCancellationRequested;

    private void Keep(string address, Answer answer)
    {
        using var entry = answers.CreateEntry(address);
        var size = answer.Body.Length + Overhead + (2 * address.Length);
        entry.SetValue(answer).SetSize(size).SetAbsoluteExpiration(Life);
    }

    private static Task<FlushResult> Send(Answer answer, HttpResponse response)
    {
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (response.StatusCode == StatusCodes.Status200OK) response.Headers.CacheControl = "no-cache";
        return response.BodyWriter.WriteAsync(answer.Body).AsTask();
    }

    private sealed record Answer(string? ContentType, byte[] Body);
}

internal sealed record KeptMetadata;
