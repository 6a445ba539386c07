using System.Net.Http.Headers;
using Flurl.Http;

namespace VillageCloud.WeChat.Wire;

/// <summary>One host of WeChat over Flurl: sends bytes, gets a raw answer of any status, follows no redirect, and turns
/// everything that isn't an answer into <see cref="WireFailureException"/>.</summary>
internal sealed class WireClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly FlurlClient client;
    private readonly TimeSpan timeout;

    /// <param name="pipeline">Not disposed here: the clients of one account share its connections.</param>
    /// <param name="timeout">Real time, not the injected clock: a socket doesn't wait for a virtual one.</param>
    public WireClient(string endpoint, TimeSpan timeout, HttpMessageHandler pipeline)
    {
        this.timeout = timeout;
        client = new FlurlClient(
            new HttpClient(pipeline, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, endpoint);
        client.Settings.Timeout = null;
        client.Settings.Redirects.Enabled = false;
        client.AllowAnyHttpStatus();
        client.WithHeader("Accept", "application/json");
        client.WithHeader("User-Agent", "VillageCloud/1.0 (.NET)");
    }

    public IFlurlRequest Request(params object[] segments) => client.Request(segments);

    public Task<WireAnswer> Get(IFlurlRequest request, CancellationToken ct) =>
        Send(request, HttpMethod.Get, null, ct);

    /// <summary>Serialises once: the bytes that are signed are the bytes that are sent.</summary>
    public Task<WireAnswer> Post<T>(IFlurlRequest request, T body, CancellationToken ct)
    {
        var content = new ByteArrayContent(WireJson.Write(body));
        content.Headers.ContentType = Json;
        return Send(request, HttpMethod.Post, content, ct);
    }

    /// <summary>For calls that say all in their address.</summary>
    public Task<WireAnswer> PostNothing(IFlurlRequest request, CancellationToken ct) =>
        Send(request, HttpMethod.Post, null, ct);

    public void Dispose()
    {
        client.HttpClient.Dispose();
        client.Dispose();
    }

    private async Task<WireAnswer> Send(
        IFlurlRequest request, HttpMethod method, HttpContent? content, CancellationToken ct)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bounded.CancelAfter(timeout);
        try
        {
            using var response = await request.SendAsync(
                method, content, HttpCompletionOption.ResponseHeadersRead, bounded.Token);
            return await WireAnswer.Of(response.ResponseMessage, bounded.Token);
        }
        catch (Exception e) when (e is FlurlHttpException or OperationCanceledException or HttpRequestException
            or IOException)
        {
            ct.ThrowIfCancellationRequested();
            throw bounded.IsCancellationRequested
                ? new WireFailureException($"no answer within {timeout.TotalSeconds:0.#} s")
                : new WireFailureException(Reason(e));
        }
    }

    /// <summary>Names the kind of failure, never the URL.</summary>
    private static string Reason(Exception e) => e switch
    {
        FlurlHttpException { InnerException: { } inner } => Reason(inner),
        WireFailureException failure => failure.Message,
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request =>
            $"network: {request.HttpRequestError}",
        _ => $"network: {e.GetType().Name}",
    };
}
