using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VillageCloud.Sandbox.Tests;

/// <summary>A backend as small as it gets: signs, verifies and decrypts with code of its own.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly RSA merchantKey = RSA.Create();

    private Backend(SandboxServer sandbox, Inbox inbox)
    {
        Sandbox = sandbox;
        Inbox = inbox;
        Keys = sandbox.Bootstrap;
        merchantKey.ImportFromPem(Keys.MerchantPrivateKeyPem);
    }

    public SandboxServer Sandbox { get; }

    public SandboxBootstrap Keys { get; }

    public Inbox Inbox { get; }

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(10) };

    public DateTimeOffset Now => Sandbox.Clock.GetUtcNow();

    public static async Task<Backend> Start(SandboxOptions? options = null)
    {
        var start = new DateTimeOffset(2026, 5, 20, 9, 0, 0, TimeSpan.FromHours(8));
        var sandbox = await SandboxServer.Start(options ?? new SandboxOptions { StartAt = start });
        return new Backend(sandbox, await Inbox.Open(sandbox.Bootstrap));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        merchantKey.Dispose();
        await Sandbox.DisposeAsync();
        await Inbox.DisposeAsync();
    }

    public async Task<JsonNode> Control(string method, string path, object? body = null)
    {
        var url = new Uri(Keys.ControlBase, $"/__sandbox/{path}");
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
            request.Content = JsonOf(body);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public Task<JsonNode> Fault(string id, object? match = null, object? parameters = null, int times = 1) =>
        Control("POST", "faults", new { id, match = match ?? new { }, parameters = parameters ?? new { }, times });

    public Task Advance(double seconds) => Control("POST", "clock", new { advanceSeconds = seconds });

    public async Task<string[]> Violations() =>
        [.. (await Control("GET", "violations")).AsArray().Select(v => v!["code"]!.GetValue<string>())];

    public async Task<string> OpenId(string alias) =>
        (await Control("POST", $"users/{alias}/login-code"))["openid"]!.GetValue<string>();

    public async Task<Reply> Pay(
        string method, string path, object? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = Signed(method, path, body);
        change?.Invoke(request);
        using var response = await Http.SendAsync(request);
        return await Reply.Read(response);
    }

    public HttpRequestMessage Signed(string method, string path, object? body, DateTimeOffset? at = null)
    {
        var bytes = body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body, Relaxed);
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Keys.PayBase, path));
        var stamp = (at ?? Now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var head = Encoding.UTF8.GetBytes($"{method}\n{request.RequestUri!.PathAndQuery}\n{stamp}\n{nonce}\n");
        var signature = Sign([.. head, .. bytes, (byte)'\n']);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"WECHATPAY2-SHA256-RSA2048 mchid=\"{Keys.MchId}\",nonce_str=\"{nonce}\",signature=\"{signature}\","
            + $"timestamp=\"{stamp}\",serial_no=\"{Keys.MerchantCertificateSerial}\"");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "village-tests");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    public string Sign(byte[] message) =>
        Convert.ToBase64String(merchantKey.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public bool IsGenuine(Reply reply) => IsGenuine(Keys, reply.Headers, reply.Body);

    public static bool IsGenuine(SandboxBootstrap keys, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        if (!headers.TryGetValue("Wechatpay-Signature", out var signature))
            return false;
        using var key = KeyOf(keys, headers["Wechatpay-Serial"]);
        var head = Encoding.UTF8.GetBytes($"{headers["Wechatpay-Timestamp"]}\n{headers["Wechatpay-Nonce"]}\n");
        var bytes = Convert.TryFromBase64String(signature, new byte[signature.Length], out _)
            ? Convert.FromBase64String(signature)
            : [];
        byte[] message = [.. head, .. body, (byte)'\n'];
        return key?.VerifyData(message, bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) == true;
    }

    public static string Decrypt(string key, JsonNode resource)
    {
        var sealedBytes = Convert.FromBase64String(resource["ciphertext"]!.GetValue<string>());
        var plain = new byte[sealedBytes.Length - 16];
        using var gcm = new AesGcm(Encoding.UTF8.GetBytes(key), 16);
        gcm.Decrypt(
            Encoding.UTF8.GetBytes(resource["nonce"]!.GetValue<string>()),
            sealedBytes.AsSpan(0, plain.Length),
            sealedBytes.AsSpan(plain.Length),
            plain,
            Encoding.UTF8.GetBytes(resource["associated_data"]!.GetValue<string>()));
        return Encoding.UTF8.GetString(plain);
    }

    public async Task<string> Token()
    {
        var answer = await Api("/cgi-bin/stable_token", new
        {
            grant_type = "client_credential",
            appid = Keys.AppId,
            secret = Keys.AppSecret,
        });
        return answer.Json["access_token"]!.GetValue<string>();
    }

    public async Task<Reply> Api(string path, object body)
    {
        using var content = JsonOf(body);
        using var response = await Http.PostAsync(new Uri(Keys.ApiBase, path), content);
        return await Reply.Read(response);
    }

    public async Task<Reply> ApiWithToken(string path, object body) =>
        await Api($"{path}?access_token={await Token()}", body);

    private static StringContent JsonOf(object body) =>
        new(JsonSerializer.Serialize(body, Relaxed), Encoding.UTF8, "application/json");

    private static RSA? KeyOf(SandboxBootstrap keys, string serial)
    {
        if (serial == keys.PublicKeyId)
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(keys.PublicKeyPem);
            return rsa;
        }

        if (serial != keys.PlatformCertificateSerial)
            return null;
        using var certificate = X509Certificate2.CreateFromPem(keys.PlatformCertificatePem);
        return certificate.GetRSAPublicKey();
    }
}

internal sealed record Reply(int Status, Dictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => Json["code"]?.GetValue<string>();

    public int? Errcode => Json["errcode"]?.GetValue<int>();

    public static async Task<Reply> Read(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync());
    }
}
