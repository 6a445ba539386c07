using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using VillageCloud.Demo;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.DevHost.Past;

/// <summary>How the sandbox's notices and pushes reach the village while nobody listens yet: as long as a past is
/// played they are handed to the same features that the API's addresses use, and afterwards they go over the wire.
/// </summary>
internal sealed class HandedMail : DelegatingHandler
{
    private const string Push = "/push";

    public HandedMail()
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
    }

    /// <summary>The village that takes its mail by hand; null once it listens itself.</summary>
    public IServiceProvider? Village { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Village is not { } village) return await base.SendAsync(request, cancellationToken);
        await using var scope = village.CreateAsyncScope();
        var services = scope.ServiceProvider;
        (await services.GetRequiredService<EnterVillage>().Run(DemoVillage.Slug, cancellationToken)).OrThrow();
        if (!request.RequestUri!.AbsolutePath.EndsWith(Push, StringComparison.Ordinal))
            return await Notice(services.GetRequiredService<ReceiveNotice>(), request, cancellationToken);
        var receive = services.GetRequiredService<ReceivePush>();
        return request.Method == HttpMethod.Get
            ? Verify(receive, request.RequestUri)
            : await TakePush(receive, request, cancellationToken);
    }

    private static async Task<HttpResponseMessage> Notice(
        ReceiveNotice receive, HttpRequestMessage request, CancellationToken ct)
    {
        string? Header(string name) =>
            request.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
        var headers = new NoticeHeaders(
            Header("Wechatpay-Timestamp"), Header("Wechatpay-Nonce"), Header("Wechatpay-Signature"),
            Header("Wechatpay-Serial"));
        var received = await receive.Run(new(headers, await request.Content!.ReadAsByteArrayAsync(ct)), ct);
        return new(received.IsRefused ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
    }

    private static HttpResponseMessage Verify(ReceivePush receive, Uri url)
    {
        var query = QueryHelpers.ParseQuery(url.Query);
        var echo = receive.Verify(new(query["signature"], query["timestamp"], query["nonce"], query["echostr"]));
        return echo.IsRefused
            ? new(HttpStatusCode.Forbidden)
            : new(HttpStatusCode.OK) { Content = new StringContent(echo.Value) };
    }

    private static async Task<HttpResponseMessage> TakePush(
        ReceivePush receive, HttpRequestMessage request, CancellationToken ct)
    {
        var query = QueryHelpers.ParseQuery(request.RequestUri!.Query);
        var body = await request.Content!.ReadAsByteArrayAsync(ct);
        var stamp = new PushStamp(query["signature"], query["timestamp"], query["nonce"], query["msg_signature"]);
        var received = await receive.Run(new(stamp, body), ct);
        return received.IsRefused
            ? new(HttpStatusCode.Forbidden)
            : new(HttpStatusCode.OK) { Content = new StringContent("success") };
    }
}
