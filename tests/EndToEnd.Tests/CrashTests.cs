using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Topology;
using VillageCloud.Features;
using VillageCloud.Features.Fulfilment;
using VillageCloud.Features.Ledger;
using VillageCloud.Features.Villages.Demo;
using VillageCloud.Host.Story;
using VillageCloud.Sandbox;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The one-process edition is killed (kill -9) again and again while people buy and while lines
/// settle.</summary>
[NonParallelizable]
public sealed class CrashTests
{
    private const int Rounds = 5;
    private const int PerRound = 6;

    private readonly int seed = Random.Shared.Next();
    private Random chance = null!;
    private DirectoryInfo folder = null!;
    private SandboxServer sandbox = null!;
    private HostProcess host = null!;
    private StoryWorld world = null!;
    private int port;

    [SetUp]
    public async Task Start()
    {
        TestContext.Out.WriteLine($"seed {seed}");
        chance = new Random(seed);
        folder = Directory.CreateTempSubdirectory("village-crash");
        sandbox = await SandboxServer.Start(new SandboxOptions { StartAt = MainJobStory.Opening });
        port = HostProcess.FreePort();
        host = await Restart();
        world = await StoryWorld.Elsewhere(
            host.Url, sandbox.ControlBase, new(DatabaseProvider.Sqlite, DatabaseFile), CancellationToken.None);
    }

    [TearDown]
    public async Task Stop()
    {
        await world.DisposeAsync();
        await host.DisposeAsync();
        await sandbox.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Test, CancelAfter(300_000)]
    public async Task Killing_the_process_at_any_moment_loses_and_doubles_nothing(CancellationToken ct)
    {
        var stock = await Stock(ct);
        var wishes = new List<Wish>();

        for (var round = 0; round < Rounds; round++)
        {
            var buying = Task.WhenAll(Enumerable.Range(0, PerRound).Select(_ => Buy(ct)));
            await Task.Delay(chance.Next(20, 900), ct);
            await host.Kill();
            host = await Restart();
            wishes.AddRange(await buying);
        }

        await Settled(ct, () => world.Staff<VillageDb, bool>(async db =>
            await db.Orders.CountAsync(order => order.Status == OrderStatus.Paid, ct) == wishes.Count));
        await Deliver(ct);
        await KillWhileSettling(ct);

        await world.Staff<VillageDb, bool>(async db =>
        {
            Assert.That(
                wishes.Select(wish => wish.Number).Distinct().Count(), Is.EqualTo(wishes.Count), "one order a wish");
            Assert.That(await db.Orders.CountAsync(ct), Is.EqualTo(wishes.Count), "no order that nobody wished");
            var pays = await db.JournalEntries.CountAsync(entry => entry.BusinessKey.StartsWith("pay:"), ct);
            Assert.That(pays, Is.EqualTo(wishes.Count), "each payment booked once");
            var settled = await db.LineSettlements.CountAsync(ct);
            Assert.That(settled, Is.EqualTo(wishes.Count), "each line settled once");
            return true;
        });
        Assert.That(await Stock(ct), Is.EqualTo(stock - wishes.Count), "stock");
        var findings = await world.Staff<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(feature => feature.Run(ct));
        Assert.That(findings.Where(finding => !finding.Holds), Is.Empty);
    }

    private string DatabaseFile => $"Data Source={Path.Combine(folder.FullName, "village.db")}";

    private Task<HostProcess> Restart() => HostProcess.Start(
        "api,admin,jobs", port,
        new Dictionary<string, string>
        {
            ["Village__DataFolder"] = folder.FullName,
            ["Village__SandboxControl"] = sandbox.ControlBase.ToString(),
            ["Village__PublicUrl"] = $"http://127.0.0.1:{port}",
            ["Village__SeedDemo"] = "true",
        },
        CancellationToken.None);

    /// <summary>A shopper who doesn't give up: the same key until there is an answer, then pays until it is
    /// paid.</summary>
    private async Task<Wish> Buy(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/v1/{DemoVillage.Slug}/") };
        var user = $"shopper-{Guid.NewGuid():N}"[..20];
        var (token, openId) = await LogIn(http, user, ct);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var sku = await Insist(() => Sku(http, ct), ct);
        var key = Guid.NewGuid().ToString("N");
        var lines = new[] { new { skuId = sku, quantity = 1 } };
        var address = new { receiver = "林一", phone = "13800000001", province = "浙江省", city = "诸暨市", detail = "1 号" };
        var quote = await Insist(() => Post(http, "quotes", new { lines, address }, key, ct), ct);
        var expectedTotalFen = quote.GetProperty("totalFen").GetInt64();
        var order = await Insist(() => Post(http, "orders", new { lines, address, expectedTotalFen }, key, ct), ct);
        var number = order.GetProperty("number").GetString()!;
        var payment = await Insist(() => Post(http, $"orders/{number}/payment", new { }, key + "p", ct), ct);
        using var control = new HttpClient { BaseAddress = sandbox.ControlBase };
        using var paid = await control.PostAsJsonAsync(
            new Uri("/__sandbox/user/request-payment", UriKind.Relative),
            new
            {
                appId = payment.GetProperty("appId").GetString(),
                timeStamp = payment.GetProperty("timeStamp").GetString(),
                nonceStr = payment.GetProperty("nonceStr").GetString(),
                package = payment.GetProperty("package").GetString(),
                signType = payment.GetProperty("signType").GetString(),
                paySign = payment.GetProperty("paySign").GetString(), @as = openId,
            },
            ct);
        Assert.That(paid.IsSuccessStatusCode, Is.True, await paid.Content.ReadAsStringAsync(ct));
        return new(number);
    }

    private async Task<(string Token, string OpenId)> LogIn(HttpClient http, string user, CancellationToken ct) =>
        await Insist(
            async () =>
            {
                // A code works once: a lost answer needs a new one.
                var minted = await world.Sandbox.LoginCode(user, ct);
                var session = await Post(http, "sessions", new { code = minted.Code }, "login-login-login", ct);
                return (session.GetProperty("token").GetString()!, minted.OpenId);
            },
            ct);

    private static async Task<long> Sku(HttpClient http, CancellationToken ct)
    {
        var search = Uri.EscapeDataString(DemoVillage.NutName);
        var page = await http.GetFromJsonAsync<JsonElement>($"products?search={search}", ct);
        return page[0].GetProperty("skus")[0].GetProperty("id").GetInt64();
    }

    private static async Task<JsonElement> Post(
        HttpClient http, string path, object body, string key, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{path}: {text}", null, answer.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Tries until it works; a refusal (4xx) other than "unclear" is a failure of the test.</summary>
    private static async Task<T> Insist<T>(Func<Task<T>> act, CancellationToken ct)
    {
        var deadline = Environment.TickCount64 + 60_000;
        while (true)
        {
            try
            {
                return await act();
            }
            catch (HttpRequestException lost) when (Environment.TickCount64 < deadline)
            {
                if (lost.StatusCode is { } status && (int)status is >= 400 and < 500 and not 409 and not 429)
                    Assert.Fail(lost.Message);
                await Task.Delay(100, ct);
            }
        }
    }

    private async Task Deliver(CancellationToken ct)
    {
        var keeper = await world.Staff<VillageDb, StaffId>(db =>
            db.Staff.Where(person => person.Name == DemoVillage.StoreKeeper).Select(person => person.Id)
                .SingleAsync(ct));
        var numbers = await world.Staff<VillageDb, List<string>>(db => db.Orders.Select(order => order.Number)
            .ToListAsync(ct));
        var parcel = 10_000_000;
        foreach (var number in numbers)
        {
            (await world.Staff<ShipOrder, Outcome<ShipmentView>>(feature =>
                feature.Run(new(IdempotencyKey.New(), keeper, number, "SF", $"SF{parcel++}"), ct))).OrThrow();
        }

        await Settled(ct, () => world.Staff<VillageDb, bool>(db =>
            db.Shipments.AllAsync(shipment => shipment.ReportedAt != null, ct)));
        foreach (var number in numbers)
            _ = await world.Sandbox.Tell("user/confirm-receive", new { outTradeNo = number }, ct);
        await Settled(ct, () => world.Staff<VillageDb, bool>(db =>
            db.Orders.AllAsync(order => order.Status == OrderStatus.Completed, ct)));
    }

    private async Task KillWhileSettling(CancellationToken ct)
    {
        await world.Sandbox.Advance(TimeSpan.FromDays(8), ct);
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(chance.Next(50, 600), ct);
            await host.Kill();
            host = await Restart();
            await world.Sandbox.Advance(TimeSpan.FromHours(1), ct);
        }

        await Settled(ct, () => world.Staff<VillageDb, bool>(db =>
            db.OrderLines.AllAsync(line => line.SettledAt != null, ct)));
    }

    private async Task Settled(CancellationToken ct, Func<Task<bool>> done)
    {
        var deadline = Environment.TickCount64 + 60_000;
        while (!await done())
        {
            Assert.That(Environment.TickCount64, Is.LessThan(deadline), "it should have happened by now");
            await world.Sandbox.Advance(TimeSpan.FromMinutes(1), ct);
            await Task.Delay(250, ct);
        }
    }

    private Task<int> Stock(CancellationToken ct) => world.Staff<VillageDb, int>(db =>
        db.Products.Where(product => product.Name == DemoVillage.NutName)
            .SelectMany(product => product.Skus).OrderBy(sku => sku.Id).Select(sku => sku.Stock).FirstAsync(ct));

    private sealed record Wish(string Number);
}
