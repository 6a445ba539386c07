using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace VillageCloud.Sandbox.Tests;

/// <summary>Receives like an honest backend: verifies first, refuses what does not verify.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SandboxBootstrap keys;

    private Inbox(WebApplication app, SandboxBootstrap keys)
    {
        this.app = app;
        this.keys = keys;
    }

    public Uri Base { get; private set; } = null!;

    public string NotifyUrl => new Uri(Base, "/notify").ToString();

    public ConcurrentQueue<Mail> Arrived { get; } = new();

    /// <summary>What to answer; null decides by the signature.</summary>
    public Func<Mail, int>? Answer { get; set; }

    public TimeSpan Slowness { get; set; }

    public static async Task<Inbox> Open(SandboxBootstrap keys)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var host = builder.Build();
        var inbox = new Inbox(host, keys);
        host.Run(inbox.Receive);
        await host.StartAsync();
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        inbox.Base = new Uri(addresses.Addresses.Single());
        return inbox;
    }

    public async Task<Mail> Wait(Func<Mail, bool> wanted)
    {
        for (var i = 0; i < 150; i++)
        {
            if (Arrived.FirstOrDefault(wanted) is { } mail)
                return mail;
            await Task.Delay(20);
        }

        throw new TimeoutException("the expected notify did not arrive");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await Echo(context);
            return;
        }

        var headers = context.Request.Headers.ToDictionary(
            h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var mail = Open(context, headers, memory.ToArray());
        Arrived.Enqueue(mail);
        await Task.Delay(Slowness);
        context.Response.StatusCode = Answer?.Invoke(mail) ?? (mail.Genuine ? 200 : 401);
        if (mail.Product == "push" && context.Response.StatusCode == 200)
            await context.Response.WriteAsync("success");
    }

    private Mail Open(HttpContext context, Dictionary<string, string> headers, byte[] body)
    {
        var json = JsonNode.Parse(body)!;
        if (json["Encrypt"]?.GetValue<string>() is { } encrypted)
        {
            var query = context.Request.Query;
            var expected = Sha1(keys.PushToken, query["timestamp"]!, query["nonce"]!, encrypted);
            var genuine = expected == query["msg_signature"];
            return new Mail("push", "", genuine, JsonNode.Parse(OpenPush(encrypted))!, headers, body);
        }

        var product = json["resource"]!["original_type"]!.GetValue<string>();
        try
        {
            var text = JsonNode.Parse(Backend.Decrypt(keys.ApiV3Key, json["resource"]!))!;
            var stamp = long.Parse(headers["Wechatpay-Timestamp"]);
            var genuine = Backend.IsGenuine(keys, headers, body) && Math.Abs(Now() - stamp) < 300;
            return new Mail(product, json["id"]!.GetValue<string>(), genuine, text, headers, body);
        }
        catch (CryptographicException)
        {
            return new Mail(product, json["id"]!.GetValue<string>(), Genuine: false, new JsonObject(), headers, body);
        }
    }

    public Func<long> Now { get; set; } = () => 0;

    private string OpenPush(string encrypted)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(keys.EncodingAesKey + "=");
        var plain = aes.DecryptCbc(Convert.FromBase64String(encrypted), aes.Key[..16], PaddingMode.None);
        var length = (plain[16] << 24) | (plain[17] << 16) | (plain[18] << 8) | plain[19];
        return Encoding.UTF8.GetString(plain, 20, length);
    }

    private async Task Echo(HttpContext context)
    {
        var query = context.Request.Query;
        var genuine = query["signature"] == Sha1(keys.PushToken, query["timestamp"]!, query["nonce"]!);
        await context.Response.WriteAsync(genuine ? query["echostr"]! : "no");
    }

    private static string Sha1(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // The push protocol asks for SHA-1.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }
}

internal sealed record Mail(
    string Product, string Id, bool Genuine, JsonNode Text, Dictionary<string, string> Headers, byte[] Body);
