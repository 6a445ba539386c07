using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using VillageCloud.Demo;

namespace VillageCloud.DevHost.Story;

/// <summary>A person with the mini-program in hand: talks to the API only, and to WeChat through the sandbox's
/// user.</summary>
internal sealed class StoryShopper : IDisposable
{
    private static readonly object Address = new
    {
        receiver = "林一", phone = "13800000001", province = "浙江省", city = "诸暨市", detail = "浣东街道 1 号",
    };

    private readonly StoryWorld world;
    private readonly HttpClient http;

    private StoryShopper(StoryWorld world, string openId)
    {
        this.world = world;
        OpenId = openId;
        http = new HttpClient { BaseAddress = new Uri(world.Api, $"/v1/{DemoVillage.Slug}/") };
    }

    public string OpenId { get; }

    /// <summary><c>wx.login</c>, then a session of ours.</summary>
    public static async Task<StoryShopper> LogIn(StoryWorld world, string user, CancellationToken ct)
    {
        var minted = await world.Sandbox.LoginCode(user, ct);
        var shopper = new StoryShopper(world, minted.OpenId);
        var session = await shopper.Post("sessions", new { code = minted.Code }, ct);
        shopper.http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        return shopper;
    }

    public Task<JsonElement> Get(string path, CancellationToken ct) => http.GetFromJsonAsync<JsonElement>(path, ct);

    /// <summary>Asks the price, then orders exactly that. Whoever comes too late may hear so at the price already.
    /// </summary>
    public async Task<Answer> Order(IReadOnlyList<CartItem> items, CancellationToken ct)
    {
        var lines = items.Select(item => new { skuId = item.SkuId, quantity = item.Quantity }).ToList();
        var quote = await Send("quotes", new { lines, address = Address }, ct);
        if (!quote.IsOk) return quote;
        var expectedTotalFen = quote.Body.GetProperty("totalFen").GetInt64();
        return await Send("orders", new { lines, address = Address, expectedTotalFen }, ct);
    }

    /// <summary>Prepay, then WeChat's pay sheet: the sandbox's user checks paySign before it pays.</summary>
    public async Task Pay(string orderNumber, CancellationToken ct)
    {
        var payment = await Post($"orders/{orderNumber}/payment", new { }, ct);
        await world.Sandbox.Pay(OpenId, payment, ct);
    }

    public async Task<string> StatusOf(string orderNumber, CancellationToken ct) =>
        (await Get($"orders/{orderNumber}", ct)).GetProperty("status").GetString()!;

    public async Task<Answer> Send(string path, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await http.SendAsync(request, ct);
        return new(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(ct));
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> Post(string path, object body, CancellationToken ct)
    {
        var answer = await Send(path, body, ct);
        return answer.IsOk ? answer.Body : throw new StoryBrokenException($"POST {path}: {answer.Body}");
    }

    internal sealed record Answer(HttpStatusCode Status, JsonElement Body)
    {
        public bool IsOk => (int)Status is >= 200 and < 300;

        public string Code => Body.GetProperty("code").GetString() ?? "";
    }
}

internal sealed record CartItem(long SkuId, int Quantity);
