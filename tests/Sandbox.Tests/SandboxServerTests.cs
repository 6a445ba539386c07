namespace VillageCloud.Sandbox.Tests;

/// <summary>The sandbox as a whole: start, restart, clock, reset.</summary>
public sealed class SandboxServerTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 20, 9, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public async Task It_does_not_start_in_production()
    {
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Production");
        try
        {
            Assert.That(
                async () => await SandboxServer.Start(new SandboxOptions()), Throws.InvalidOperationException);
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", null);
        }

        await Task.CompletedTask;
    }

    [Test]
    public async Task It_binds_loopback_only_and_bootstrap_is_the_same_over_http()
    {
        await using var backend = await Backend.Start();

        var json = await backend.Control("GET", "bootstrap");

        Assert.That(backend.Keys.ApiBase.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(json["apiV3Key"]!.GetValue<string>(), Is.EqualTo(backend.Keys.ApiV3Key));
        Assert.That(json["payBase"]!.GetValue<string>(), Is.EqualTo(backend.Keys.PayBase.OriginalString));
        Assert.That(backend.Keys.EncodingAesKey, Has.Length.EqualTo(43));
        Assert.That(backend.Keys.MerchantCertificateSerial, Does.Match("^[0-9A-F]{40}$"));
    }

    [Test]
    public async Task A_restart_keeps_keys_orders_money_clock_and_pending_events()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-state").FullName;
        var options = new SandboxOptions { StartAt = Start, KeyFolder = folder };
        string serial;
        string transaction;
        await using (var first = await Backend.Start(options))
        {
            serial = first.Keys.MerchantCertificateSerial;
            transaction = await first.Paid("ORDER0001");
            await first.Advance(3_600);
            await first.Refund("ORDER0001", "R1", 1_000);
        }

        await using var second = await Backend.Start(options);
        await second.Advance(3);
        var order = await second.Pay("GET", $"/v3/pay/transactions/id/{transaction}?mchid={second.Keys.MchId}");
        var refund = await second.Pay("GET", "/v3/refund/domestic/refunds/R1");

        Assert.That(second.Keys.MerchantCertificateSerial, Is.EqualTo(serial));
        Assert.That(order.Json["trade_state"]!.GetValue<string>(), Is.EqualTo("REFUND"));
        Assert.That(refund.Json["status"]!.GetValue<string>(), Is.EqualTo("SUCCESS"));
        Assert.That(second.Now, Is.EqualTo(Start.AddSeconds(3_603)));
        var basic = (await second.Control("GET", "accounts"))["basic"]!;
        Assert.That(basic["balanceFen"]!.GetValue<long>(), Is.EqualTo(8_946));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.That(
                Directory.GetFiles(folder).Select(File.GetUnixFileMode), Is.All.EqualTo(owner));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task State_is_saved_while_running_not_only_at_the_end()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-state").FullName;
        await using var backend = await Backend.Start(new SandboxOptions { StartAt = Start, KeyFolder = folder });
        await backend.Paid("ORDER0001");

        var saved = Path.Combine(folder, "state.json");
        for (var i = 0; i < 150 && !await Tells(); i++)
            await Task.Delay(20);

        Assert.That(await Tells(), Is.True);
        async Task<bool> Tells() =>
            File.Exists(saved) && (await File.ReadAllTextAsync(saved)).Contains("ORDER0001", StringComparison.Ordinal);
    }

    [Test]
    public async Task A_given_start_stands_still_until_moved_and_a_rate_makes_it_run()
    {
        await using var backend = await Backend.Start();
        var frozen = await backend.Control("GET", "clock");
        await Task.Delay(30);

        Assert.That(backend.Now, Is.EqualTo(Start));
        Assert.That(frozen["frozen"]!.GetValue<bool>(), Is.True);
        await backend.Control("POST", "clock", new { rate = 1_000 });
        await Task.Delay(30);
        Assert.That(backend.Now, Is.GreaterThan(Start.AddSeconds(20)));
        await backend.Control("POST", "clock", new { freeze = true, set = "2026-06-01T00:00:00+08:00" });
        Assert.That(backend.Now, Is.EqualTo(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(8))));
    }

    [Test]
    public async Task Without_a_start_time_it_lives_in_real_time()
    {
        await using var backend = await Backend.Start(new SandboxOptions());

        var off = backend.Now - TimeProvider.System.GetUtcNow();

        Assert.That(off.Duration(), Is.LessThan(TimeSpan.FromSeconds(5)));
        await backend.Paid("ORDER0001");
        Assert.That((await backend.Inbox.Wait(m => m.Product == "transaction")).Genuine, Is.True);
    }

    [Test]
    public async Task Events_run_in_the_order_of_virtual_time_with_the_clock_at_their_time()
    {
        await using var backend = await Backend.Start();
        await backend.Paid("ORDER0001");
        await backend.Refund("ORDER0001", "R1", 100);

        await backend.Advance(86_400);

        var refund = await backend.Pay("GET", "/v3/refund/domestic/refunds/R1");
        Assert.That(refund.Json["success_time"]!.GetValue<string>(), Is.EqualTo("2026-05-20T09:00:03+08:00"));
    }

    [Test]
    public async Task The_same_seed_and_calls_give_the_same_ids()
    {
        var ids = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var backend = await Backend.Start();
            await backend.Control("POST", "reset", new { seed = 7 });
            ids.Add(await backend.Prepay("ORDER0001", await backend.OpenId("shopper-1")));
        }

        Assert.That(ids[1], Is.EqualTo(ids[0]));
    }

    [Test]
    public async Task Reset_forgets_everything_but_the_keys()
    {
        await using var backend = await Backend.Start();
        await backend.Paid("ORDER0001");
        await backend.Fault("N1");

        await backend.Control("POST", "reset", new { seed = 1 });

        var order = await backend.Pay("GET", $"/v3/pay/transactions/out-trade-no/ORDER0001?mchid={backend.Keys.MchId}");
        Assert.That(order.Status, Is.EqualTo(404));
        Assert.That((await backend.Control("GET", "faults")).AsArray(), Is.Empty);
        var bootstrap = await backend.Control("GET", "bootstrap");
        Assert.That(bootstrap["mchId"]!.GetValue<string>(), Is.EqualTo(backend.Keys.MchId));
    }

    [Test]
    public async Task Public_key_mode_serves_no_certificates_and_signs_with_the_public_key_pair()
    {
        await using var backend = await Backend.Start(new SandboxOptions { StartAt = Start, PublicKeyMode = true });

        var certificates = await backend.Pay("GET", "/v3/certificates");
        await backend.Paid("ORDER0001");
        var mail = await backend.Inbox.Wait(m => m.Product == "transaction");

        Assert.That((certificates.Status, certificates.Code), Is.EqualTo((404, "RESOURCE_NOT_EXISTS")));
        Assert.That(certificates.Headers["Wechatpay-Serial"], Is.EqualTo(backend.Keys.PublicKeyId));
        Assert.That(mail.Headers["Wechatpay-Serial"], Is.EqualTo(backend.Keys.PublicKeyId));
        Assert.That(mail.Genuine, Is.True);
    }

    [Test]
    public async Task The_journal_tells_what_came_in_and_went_out()
    {
        await using var backend = await Backend.Start();
        await backend.Paid("ORDER0001");
        await backend.Advance(0);

        var journal = (await backend.Control("GET", "journal?since=0")).AsArray();

        Assert.That(journal.Select(e => e!["face"]!.GetValue<string>()), Is.EqualTo(new[] { "pay", "notify" }));
    }
}
