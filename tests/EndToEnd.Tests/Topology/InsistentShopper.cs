using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using VillageCloud.Demo;
using VillageCloud.DevHost;

namespace VillageCloud.EndToEnd.Tests.Topology;

/// <summary>A shopper who doesn't give up: the same key until there is an answer, however often the server
/// dies.</summary>
internal sealed class InsistentShopper : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly object Address = new
    {
        receiver = "林一", phone = "13800000001", province = "浙江省", city = "诸暨市", detail = "浣东街道 1 号",
    };

    private readonly SandboxLink sandbox;
    private readonly HttpClient http;
    private readonly string key = Guid.NewGuid().ToString("N");
    private string openId = "";
    private object[] lines = [];
    private long expectedTotalFen;

    public InsistentShopper(Uri api, SandboxLink sandbox)
    {
        this.sandbox = sandbox;
        http = new HttpClient { BaseAddress = new Uri(api, $"/v1/{DemoVillage.Slug}/") };
    }

    /// <summary>How often the connection broke under a request, or the server failed.</summary>
    public int Lost { get; private set; }

    /// <summary>Logs in, chooses one of the product, sees the price.</summary>
    public async Task Choose(string product, CancellationToken ct)
    {
        var session = await Insist(
            async () =>
            {
                // A code works once: a lost answer needs a new one.
                var minted = await sandbox.LoginCode($"shopper-{key}"[..20], ct);
                openId = minted.OpenId;
                return await Post("sessions", new { code = minted.Code }, ct);
            },
            ct);
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        var page = await Insist(
            () => http.GetFromJsonAsync<JsonElement>($"products?search={Uri.EscapeDataString(product)}", ct), ct);
        lines = [new { skuId = page[0].GetProperty("skus")[0].GetProperty("id").GetInt64(), quantity = 1 }];
        var quote = await Insist(() => Post("quotes", new { lines, address = Address }, ct), ct);
        expectedTotalFen = quote.GetProperty("totalFen").GetInt64();
    }

    /// <summary>Orders what was chosen and pays for it; gives the order's number.</summary>
    public async Task<string> Buy(CancellationToken ct)
    {
        var order = await Insist(() => Post("orders", new { lines, address = Address, expectedTotalFen }, ct), ct);
        var number = order.GetProperty("number").GetString()!;
        var payment = await Insist(() => Post($"orders/{number}/payment", new { }, ct), ct);
        await sandbox.Pay(openId, payment, ct);
        return number;
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> Post(string path, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{path}: {text}", null, answer.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Asks again while the answer is lost, the server failed, or WeChat's part is unclear; any other "no" is
    /// a failure.</summary>
    private async Task<T> Insist<T>(Func<Task<T>> act, CancellationToken ct)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return await act();
            }
            catch (HttpRequestException lost) when (IsWorthAnother(lost) && Environment.TickCount64 < deadline)
            {
                Lost++;
                await Task.Delay(50, ct);
            }
        }
    }

    private static bool IsWorthAnother(HttpRequestException lost) =>
        lost.StatusCode is not { } status || (int)status >= 500
        || lost.Message.Contains("unclear", StringComparison.Ordinal);
}
