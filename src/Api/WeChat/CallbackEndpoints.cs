using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Shop.Fulfilment;

namespace VillageCloud.Api.WeChat;

/// <summary>Where WeChat calls us. No session: what counts is the signature over the raw bytes.</summary>
internal static class CallbackEndpoints
{
    public static void MapCallbacks(this RouteGroupBuilder wechat)
    {
        wechat.MapPost("/notices/{product:regex(^(payments|refunds|transfers)$)}", Notice);
        wechat.MapGet("/push", VerifyUrl);
        wechat.MapPost("/push", Push);
    }

    private static async Task<JsonHttpResult<NoticeAnswer>> Notice(
        HttpRequest request, ReceiveNotice receive, CancellationToken ct)
    {
        var received = await receive.Run(new(HeadersOf(request), await BytesOf(request, ct)), ct);
        return received.Refusal is { } refusal
            ? TypedResults.Json(new NoticeAnswer("FAIL", refusal.Code), statusCode: StatusCodes.Status401Unauthorized)
            : TypedResults.Json(new NoticeAnswer("SUCCESS", ""));
    }

    private static ContentHttpResult VerifyUrl(
        ReceivePush receive, string? signature, string? timestamp, string? nonce, string? echostr)
    {
        var echo = receive.Verify(new(signature, timestamp, nonce, echostr));
        return echo.IsRefused ? Text("fail", StatusCodes.Status403Forbidden) : Text(echo.Value);
    }

    private static async Task<ContentHttpResult> Push(
        HttpRequest request, ReceivePush receive, CancellationToken ct, string? signature = null,
        string? timestamp = null, string? nonce = null,
        [FromQuery(Name = "msg_signature")] string? messageSignature = null)
    {
        var body = await BytesOf(request, ct);
        var received = await receive.Run(new(new(signature, timestamp, nonce, messageSignature), body), ct);
        return received.IsRefused ? Text("fail", StatusCodes.Status403Forbidden) : Text("success");
    }

    private static ContentHttpResult Text(string text, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(text, "text/plain", statusCode: status);

    private static NoticeHeaders HeadersOf(HttpRequest request) => new(
        request.Headers["Wechatpay-Timestamp"], request.Headers["Wechatpay-Nonce"],
        request.Headers["Wechatpay-Signature"], request.Headers["Wechatpay-Serial"]);

    private static async Task<ReadOnlyMemory<byte>> BytesOf(HttpRequest request, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private sealed record NoticeAnswer(string Code, string Message);
}
