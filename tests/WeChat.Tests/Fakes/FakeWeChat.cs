using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Tests.Fakes;

/// <summary>Stands where the network is. Answers as the test says and remembers what was sent.</summary>
internal sealed class FakeWeChat(TimeProvider clock) : HttpMessageHandler
{
    private readonly List<SentRequest> sent = [];

    public delegate Task<HttpResponseMessage> Responder(SentRequest request, CancellationToken ct);

    public Responder Answer { get; set; } = static (_, _) => throw new InvalidOperationException("no answer was set");

    public IReadOnlyList<SentRequest> Sent
    {
        get
        {
            lock (sent) return [.. sent];
        }
    }

    public PlatformIdentity Signer { get; set; } = PlatformIdentity.PublicKey;

    public void Always(Func<SentRequest, HttpResponseMessage> answer) =>
        Answer = (request, _) => Task.FromResult(answer(request));

    public void AlwaysSigned(int status, string json) => Always(_ => Signed(status, json));

    public HttpResponseMessage Signed(int status, string json, TimeSpan skew = default)
    {
        var body = Encoding.UTF8.GetBytes(json);
        return With(status, body, Signer.Sign(clock.GetUtcNow() + skew, body));
    }

    public static HttpResponseMessage Unsigned(int status, string body) =>
        With(status, Encoding.UTF8.GetBytes(body), new NoticeHeaders(null, null, null, null));

    public static HttpResponseMessage With(int status, byte[] body, NoticeHeaders headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Add(response, "wechatpay-timestamp", headers.Timestamp);
        Add(response, "wechatpay-nonce", headers.Nonce);
        Add(response, "wechatpay-signature", headers.Signature);
        Add(response, "wechatpay-serial", headers.Serial);
        Add(response, "Request-ID", "08F78BB5AF0610D302");
        return response;
    }

    /// <summary>The body of <c>GET /v3/certificates</c>.</summary>
    public static string CertificatesJson(params PlatformIdentity[] certificates) => JsonSerializer.Serialize(new
    {
        data = certificates.Select(static certificate => new
        {
            serial_no = certificate.Id,
            encrypt_certificate = Seal(Encoding.UTF8.GetBytes(certificate.Pem), "certificate"),
        }),
    });

    public static Dictionary<string, string> Seal(byte[] plain, string associatedData)
    {
        var nonce = "4b5d6c7e8f90"u8.ToArray();
        var cipher = new byte[plain.Length];
        var tag = new byte[16];
        using var aes = new AesGcm(Encoding.ASCII.GetBytes(TestAccount.V3Secret), 16);
        aes.Encrypt(nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(associatedData));
        return new Dictionary<string, string>
        {
            ["algorithm"] = "AEAD_AES_256_GCM",
            ["nonce"] = Encoding.ASCII.GetString(nonce),
            ["associated_data"] = associatedData,
            ["ciphertext"] = Convert.ToBase64String([.. cipher, .. tag]),
        };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(ct);
        var record = new SentRequest(request.Method.Method, request.RequestUri!, body, request.Headers);
        lock (sent) sent.Add(record);
        return await Answer(record, ct);
    }

    private static void Add(HttpResponseMessage response, string name, string? value)
    {
        if (value is not null) response.Headers.Add(name, value);
    }
}

internal sealed record SentRequest(string Method, Uri Uri, byte[] Body, HttpRequestHeaders Headers)
{
    public string PathAndQuery => Uri.PathAndQuery;

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}
