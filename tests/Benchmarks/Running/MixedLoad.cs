using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Demo;
using VillageCloud.DevHost;

namespace VillageCloud.Benchmarks.Running;

/// <summary>A busy afternoon: visitors who look, shoppers who order, of whom every second pays in WeChat and the others
/// change their mind. At a fixed pace, because the question is memory, not speed.</summary>
internal sealed class MixedLoad(Uri api, SandboxLink sandbox)
{
    private const int Visitors = 4;
    private const int Shoppers = 4;
    private const int TurnsOfAShopper = 30;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenOrders = TimeSpan.FromMilliseconds(500);

    private int reads;
    private int orders;
    private int payments;

    private static object Address { get; } = new
    {
        receiver = "林一", phone = "13800000001", province = "浙江省", city = "诸暨市", detail = "浣东街道 1 号",
    };

    public async Task<Done> Run(TimeSpan length, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var latencies = new List<long>[Shoppers];
        var people = new List<Task>();
        for (var i = 0; i < Visitors; i++) people.Add(Look(begun, length, ct));
        for (var i = 0; i < Shoppers; i++)
        {
            var mine = latencies[i] = [];
            people.Add(Shop($"bench-{i}", mine, begun, length, ct));
        }

        await Task.WhenAll(people);
        return new(reads, orders, payments, new Latencies(latencies.SelectMany(static one => one)).ToString());
    }

    private async Task Look(long begun, TimeSpan length, CancellationToken ct)
    {
        using var http = Client();
        while (Stopwatch.GetElapsedTime(begun) < length)
        {
            var list = await http.GetFromJsonAsync<JsonElement>("products", ct);
            Bench.Check(list.GetArrayLength() > 0, "the shelf has products");
            var id = list[reads % list.GetArrayLength()].GetProperty("id").GetInt64();
            var page = await http.GetFromJsonAsync<JsonElement>($"products/{id}", ct);
            Bench.CheckSame(id, page.GetProperty("id").GetInt64(), "the page is the product's own");
            _ = Interlocked.Add(ref reads, 2);
            await Task.Delay(BetweenLooks, ct);
        }
    }

    private async Task Shop(string user, List<long> latencies, long begun, TimeSpan length, CancellationToken ct)
    {
        using var http = Client();
        var openId = "";
        var shelf = await http.GetFromJsonAsync<JsonElement>("products", ct);
        for (var turn = 0; Stopwatch.GetElapsedTime(begun) < length; turn++)
        {
            // Nobody changes their mind for ever: after a while somebody else comes.
            if (turn % TurnsOfAShopper == 0) openId = await SignIn(http, $"{user}-{turn}", ct);
            var product = shelf[turn % shelf.GetArrayLength()];
            var skuId = product.GetProperty("skus")[0].GetProperty("id").GetInt64();
            var lines = new[] { new { skuId, quantity = 1 } };
            var quote = await Post(http, "quotes", new { lines, address = Address }, ct);
            var expectedTotalFen = quote.GetProperty("totalFen").GetInt64();
            var from = Stopwatch.GetTimestamp();
            var order = await Post(http, "orders", new { lines, address = Address, expectedTotalFen }, ct);
            latencies.Add(Stopwatch.GetTimestamp() - from);
            Bench.CheckSame(expectedTotalFen, order.GetProperty("totalFen").GetInt64(), "it costs what was said");
            _ = Interlocked.Increment(ref orders);
            var number = order.GetProperty("number").GetString()!;
            if (turn % 2 == 0) await Pay(http, number, openId, ct);
            else _ = await Post(http, $"orders/{number}/cancellation", new { }, ct);
            await Task.Delay(BetweenOrders, ct);
        }
    }

    private async Task<string> SignIn(HttpClient http, string user, CancellationToken ct)
    {
        var minted = await sandbox.LoginCode(user, ct);
        var session = await Post(http, "sessions", new { code = minted.Code }, ct);
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        return minted.OpenId;
    }

    private async Task Pay(HttpClient http, string number, string openId, CancellationToken ct)
    {
        var payment = await Post(http, $"orders/{number}/payment", new { }, ct);
        await sandbox.Pay(openId, payment, ct);
        _ = Interlocked.Increment(ref payments);
    }

    private HttpClient Client() => new() { BaseAddress = new Uri(api, $"/v1/{DemoVillage.Slug}/") };

    private static async Task<JsonElement> Post(HttpClient http, string path, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await http.SendAsync(request, ct);
        var said = await answer.Content.ReadAsStringAsync(ct);
        Bench.Check(answer.IsSuccessStatusCode, $"POST {path}: {said}");
        return JsonSerializer.Deserialize<JsonElement>(said);
    }

    internal sealed record Done(int Reads, int Orders, int Payments, string OrderLatency);
}
