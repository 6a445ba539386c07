using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace VillageCloud.Sandbox.Http;

/// <summary>Carries calls to the faces of one sandbox without a socket: the same bytes, as fast as a function.
/// Answers that a fault breaks off or never gives need the real wire.</summary>
internal sealed class ShortWire(IReadOnlyDictionary<int, RequestDelegate> faces) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestAborted = cancellationToken };
        await Fill(context.Request, request, cancellationToken);
        context.Response.Body = answer;
        await faces[request.RequestUri!.Port](context);
        return Response(context.Response, answer.ToArray(), request);
    }

    private static async Task Fill(HttpRequest call, HttpRequestMessage request, CancellationToken ct)
    {
        var url = request.RequestUri!;
        call.Method = request.Method.Method;
        call.Scheme = url.Scheme;
        call.Host = new HostString(url.Authority);
        call.Path = url.AbsolutePath;
        call.QueryString = new QueryString(url.Query);
        call.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = url.PathAndQuery;
        foreach (var (name, values) in request.Headers.NonValidated) call.Headers[name] = values.ToString();
        if (request.Content is not { } content) return;
        call.Body = new MemoryStream(await content.ReadAsByteArrayAsync(ct));
        foreach (var (name, values) in content.Headers.NonValidated) call.Headers[name] = values.ToString();
    }

    private static HttpResponseMessage Response(HttpResponse answer, byte[] body, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.StatusCode)
        {
            Content = new ByteArrayContent(body),
            RequestMessage = request,
        };
        foreach (var (name, values) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                _ = response.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return response;
    }
}
