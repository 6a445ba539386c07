using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Demo;

namespace VillageCloud.Api.Tests.Running;

/// <summary>A phone with the mini-program: knows the address of the village, and its session after logging
/// in.</summary>
internal sealed class Visitor(RunningVillage village) : IDisposable
{
    public const string Phone = "13857512345";

    public static readonly object Address = new
    {
        receiver = "陈小满", phone = Phone, province = "浙江省", city = "诸暨市", detail = "暨阳街道苎萝东路 8 号",
    };

    private readonly HttpClient http = new() { BaseAddress = new Uri(village.Url, $"/v1/{DemoVillage.Slug}/") };

    public string OpenId { get; private set; } = "";

    public string Code { get; private set; } = "";

    public string Token { get; private set; } = "";

    /// <summary><c>wx.login</c>, then a session of ours.</summary>
    public async Task LogIn(string user)
    {
        var minted = await village.Sandbox.LoginCode(user, CancellationToken.None);
        (OpenId, Code) = (minted.OpenId, minted.Code);
        var answer = await Post("sessions", new { code = Code });
        answer.IsOk();
        Carry(answer.Json.GetProperty("token").GetString()!);
    }

    /// <summary>Sends this token from now on, whoever gave it.</summary>
    public void Carry(string token)
    {
        Token = token;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<Answer> Get(string path) => Send(new(HttpMethod.Get, path));

    public Task<Answer> Delete(string path) => Send(new(HttpMethod.Delete, path));

    /// <summary>With a key of its own for each call.</summary>
    public Task<Answer> Post(string path, object body) => Post(path, body, Guid.NewGuid().ToString("N"));

    public Task<Answer> Post(string path, object body, string? key) =>
        Send(WithKey(new(HttpMethod.Post, path) { Content = JsonContent.Create(body) }, key));

    /// <summary>The body as it is written here.</summary>
    public Task<Answer> PostText(string path, string text, string mediaType = "application/json") => Send(WithKey(
        new(HttpMethod.Post, path) { Content = new StringContent(text, Encoding.UTF8, mediaType) },
        Guid.NewGuid().ToString("N")));

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request);
            return await Answer.Of(answer);
        }
    }

    public Task<long> Sku(string product) => village.Look(async db => (await db.Products
        .Where(row => row.Name == product).SelectMany(row => row.Skus).OrderBy(sku => sku.Id).FirstAsync()).Id.Value);

    /// <summary>What the cart costs now.</summary>
    public async Task<long> TotalOf(long skuId, int quantity)
    {
        var quote = await Post("quotes", new { lines = new[] { new { skuId, quantity } }, address = Address });
        return quote.IsOk().GetProperty("totalFen").GetInt64();
    }

    /// <summary>Orders one of it for what it costs.</summary>
    public async Task<Answer> Order(string product, string? key = null)
    {
        var skuId = await Sku(product);
        var expectedTotalFen = await TotalOf(skuId, 1);
        return await Post(
            "orders", new { lines = new[] { new { skuId, quantity = 1 } }, address = Address, expectedTotalFen },
            key ?? Guid.NewGuid().ToString("N"));
    }

    /// <summary>Orders one of it and gives the order's number.</summary>
    public async Task<string> Ordered(string product) =>
        (await Order(product)).IsOk().GetProperty("number").GetString()!;

    /// <summary>Prepay, then WeChat's pay sheet, where the sandbox's user pays.</summary>
    public async Task Pay(string orderNumber)
    {
        var payment = (await Post($"orders/{orderNumber}/payment", new { })).IsOk();
        await village.Sandbox.Pay(OpenId, payment, CancellationToken.None);
    }

    public async Task<string> StatusOf(string orderNumber) =>
        (await Get($"orders/{orderNumber}")).IsOk().GetProperty("status").GetString()!;

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage WithKey(HttpRequestMessage request, string? key)
    {
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}
