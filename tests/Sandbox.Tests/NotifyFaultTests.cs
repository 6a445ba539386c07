namespace VillageCloud.Sandbox.Tests;

/// <summary>Family N: each fault is shown to fire.</summary>
public sealed class NotifyFaultTests
{
    private Backend backend = null!;

    [SetUp]
    public async Task Start() => backend = await Backend.Start();

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [Test]
    public async Task N1_sends_the_same_event_several_times([Values] bool parallel)
    {
        await backend.Fault("N1", new { endpoint = "notify/pay" }, new { copies = 3, parallel });

        await backend.Paid("ORDER0001");
        await Settle();

        var mails = Mails("transaction");
        Assert.That(mails, Has.Count.EqualTo(3));
        Assert.That(mails.Select(m => m.Id).Distinct(), Has.Exactly(1).Items);
        Assert.That(mails.Select(m => m.Headers["Wechatpay-Nonce"]).Distinct(), Has.Exactly(3).Items);
        Assert.That(mails.All(m => m.Genuine), Is.True);
    }

    [Test]
    public async Task N2_lets_the_refund_notify_overtake_the_payment_notify()
    {
        await backend.Fault("N2", new { endpoint = "notify/pay", number = "ORDER0001" });

        await backend.Paid("ORDER0001");
        await backend.Refund("ORDER0001", "R1", 100);
        await backend.Advance(5);

        Assert.That(backend.Inbox.Arrived.Select(m => m.Product), Is.EqualTo(new[] { "refund", "transaction" }));
    }

    [Test]
    public async Task N3_loses_every_delivery_or_the_first_few()
    {
        await backend.Fault("N3", new { number = "ORDER0001" });
        await backend.Fault("N3", new { number = "ORDER0002" }, new { attempts = 2 });

        await backend.Paid("ORDER0001");
        await backend.Paid("ORDER0002");
        await backend.Advance(2 * 86_400);

        var numbers = Mails("transaction").Select(m => m.Text["out_trade_no"]!.GetValue<string>());
        Assert.That(numbers, Is.EqualTo(new[] { "ORDER0002" }));
        var notifies = (await backend.Control("GET", "notifies")).AsArray();
        var lost = notifies.Single(n => n!["state"]!.GetValue<string>() == "lost")!;
        Assert.That(lost["attempts"]!.GetValue<int>(), Is.EqualTo(16));
    }

    [Test]
    public async Task N4_delivers_before_the_answer_is_written()
    {
        await backend.Fault("N4", new { endpoint = "refund" });
        await backend.Fault("N4", new { endpoint = "request-payment" });

        await backend.Paid("ORDER0001");
        var afterPay = Mails("transaction").Count;
        var refund = await backend.Refund("ORDER0001", "R1", 100);

        Assert.That(afterPay, Is.EqualTo(1));
        Assert.That(refund.Json["status"]!.GetValue<string>(), Is.EqualTo("PROCESSING"));
        Assert.That(Mails("refund"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task N5_arrives_a_day_late()
    {
        await backend.Fault("N5");

        await backend.Paid("ORDER0001");
        await backend.Advance(86_399);
        var before = Mails("transaction").Count;
        await backend.Advance(1);

        Assert.That((before, Mails("transaction").Count), Is.EqualTo((0, 1)));
    }

    [TestCase("flip")]
    [TestCase("other-key")]
    [TestCase("signtest")]
    public async Task N7_is_refused_and_the_next_delivery_is_good(string kind)
    {
        await backend.Fault("N7", null, new { kind });

        await backend.Paid("ORDER0001");
        await backend.Inbox.Wait(m => !m.Genuine);
        await backend.Advance(15);

        Assert.That(Mails("transaction").Select(m => m.Genuine), Is.EqualTo(new[] { false, true }));
        Assert.That(await backend.Violations(), Is.Empty);
    }

    [TestCase("flip", "ACKED_BAD_SIGNATURE")]
    [TestCase("signtest", "ACKED_PROBE")]
    public async Task N7_acknowledged_is_a_violation(string kind, string violation)
    {
        backend.Inbox.Answer = _ => 200;
        await backend.Fault("N7", null, new { kind });

        await backend.Paid("ORDER0001");
        await Settle();

        Assert.That(await backend.Violations(), Is.EqualTo(new[] { violation }));
    }

    [TestCase("certificate")]
    [TestCase("public-key")]
    public async Task N8_names_an_unknown_serial_once(string kind)
    {
        await backend.Fault("N8", null, new { kind });

        await backend.Paid("ORDER0001");
        await backend.Advance(15);

        Assert.That(Mails("transaction").Select(m => m.Genuine), Is.EqualTo(new[] { false, true }));
    }

    [TestCase("old", false)]
    [TestCase("fresh", true)]
    public async Task N9_replays_after_success(string kind, bool genuine)
    {
        await backend.Fault("N9", null, new { kind });

        await backend.Paid("ORDER0001");
        await Settle();
        await backend.Advance(600);

        var mails = Mails("transaction");
        Assert.That(mails.Select(m => m.Genuine), Is.EqualTo(new[] { true, genuine }));
        Assert.That(mails[1].Body.SequenceEqual(mails[0].Body), Is.EqualTo(kind == "old"));
        Assert.That(await backend.Violations(), Is.Empty);
    }

    [TestCase("ciphertext")]
    [TestCase("nonce")]
    [TestCase("aad")]
    public async Task N10_cannot_be_decrypted_under_a_valid_signature(string kind)
    {
        await backend.Fault("N10", null, new { kind });

        await backend.Paid("ORDER0001");
        await backend.Advance(15);

        var mails = backend.Inbox.Arrived.ToList();
        Assert.That(mails.Select(m => m.Genuine), Is.EqualTo(new[] { false, true }));
        Assert.That(Backend.IsGenuine(backend.Keys, mails[0].Headers, mails[0].Body), Is.True);
    }

    [TestCase("mchid", "mchid")]
    [TestCase("appid", "appid")]
    [TestCase("number", "out_trade_no")]
    public async Task N11_names_somebody_else(string kind, string member)
    {
        await backend.Fault("N11", null, new { kind });

        await backend.Paid("ORDER0001");
        var mail = await backend.Inbox.Wait(m => m.Genuine);

        string[] ours = [backend.Keys.MchId, backend.Keys.AppId, "ORDER0001"];
        Assert.That(ours, Does.Not.Contain(mail.Text[member]!.GetValue<string>()));
    }

    [TestCase("total", 9_999, 10_000)]
    [TestCase("coupon", 10_000, 9_999)]
    public async Task N12_tells_another_amount(string kind, long total, long payerTotal)
    {
        await backend.Fault("N12", null, new { kind });

        await backend.Paid("ORDER0001");
        var amount = (await backend.Inbox.Wait(m => m.Genuine)).Text["amount"]!;

        Assert.That(amount["total"]!.GetValue<long>(), Is.EqualTo(total));
        Assert.That(amount["payer_total"]!.GetValue<long>(), Is.EqualTo(payerTotal));
    }

    [Test]
    public async Task N13_goes_to_the_other_url_and_N14_has_an_odd_shape_and_N16_uses_the_other_key()
    {
        await backend.Fault("N13", null, new { url = new Uri(backend.Inbox.Base, "/other").ToString() });
        await backend.Fault("N14");
        await backend.Fault("N16");

        await backend.Paid("ORDER0001");
        var mail = await backend.Inbox.Wait(m => m.Genuine);

        Assert.That(mail.Text["success_time"]!.GetValue<string>(), Does.Contain(".123+08:00"));
        Assert.That(mail.Headers["Wechatpay-Serial"], Is.EqualTo(backend.Keys.PublicKeyId));
        var journal = (await backend.Control("GET", "journal")).AsArray();
        Assert.That(journal.Last()!["target"]!.GetValue<string>(), Does.EndWith("/other"));
    }

    [Test]
    public async Task An_unacknowledged_notify_follows_the_real_schedule_and_stops_when_acknowledged()
    {
        var refusals = 0;
        backend.Inbox.Answer = _ => ++refusals <= 4 ? 500 : 204;

        await backend.Paid("ORDER0001");
        await backend.Advance(86_400);

        var waits = Times().Zip(Times().Skip(1), (a, b) => b - a);
        Assert.That(waits, Is.EqualTo(new long[] { 15, 15, 30, 180 }));
        IEnumerable<long> Times() => backend.Inbox.Arrived.Select(m => long.Parse(m.Headers["Wechatpay-Timestamp"]));
    }

    [Test]
    public async Task A_slow_acknowledgement_is_a_violation_and_counts_as_none()
    {
        await using var impatient = await Backend.Start(new SandboxOptions
        {
            StartAt = new DateTimeOffset(2026, 5, 20, 1, 0, 0, TimeSpan.Zero),
            AckLimit = TimeSpan.FromMilliseconds(200),
        });
        impatient.Inbox.Slowness = TimeSpan.FromMilliseconds(600);

        await impatient.Paid("ORDER0001");
        await impatient.Advance(1);

        Assert.That(await impatient.Violations(), Is.EqualTo(new[] { "ACK_SLOW" }));
    }

    [Test]
    public async Task Manual_mode_holds_until_released_and_can_drop_and_duplicate()
    {
        await backend.Control("POST", "notifies/mode", new { manual = true });
        await backend.Paid("ORDER0001");
        await backend.Paid("ORDER0002");
        await backend.Advance(1);
        var notifies = (await backend.Control("GET", "notifies")).AsArray();
        var ids = notifies.Select(n => n!["id"]!.GetValue<string>()).ToList();
        var before = Mails("transaction").Count;

        await backend.Control("POST", $"notifies/{ids[1]}/deliver");
        await backend.Control("POST", $"notifies/{ids[1]}/duplicate");
        await backend.Control("POST", $"notifies/{ids[0]}/drop");
        await backend.Advance(86_400 * 2);

        Assert.That(before, Is.Zero);
        Assert.That(
            Mails("transaction").Select(m => m.Text["out_trade_no"]!.GetValue<string>()),
            Is.EqualTo(new[] { "ORDER0002", "ORDER0002" }));
    }

    [Test]
    public async Task A_fault_fires_only_for_its_match_and_reports_its_hits()
    {
        await backend.Fault("N5", new { endpoint = "notify/pay", nth = 2 });

        await backend.Paid("ORDER0001");
        await backend.Paid("ORDER0002");
        await backend.Advance(60);

        var numbers = Mails("transaction").Select(m => m.Text["out_trade_no"]!.GetValue<string>());
        Assert.That(numbers, Is.EqualTo(new[] { "ORDER0001" }));
        var fault = (await backend.Control("GET", "faults"))[0]!;
        Assert.That(fault["hits"]!.GetValue<int>(), Is.EqualTo(1));
        var unknown = await backend.Fault("unheard-of");
        Assert.That(unknown["error"]!.GetValue<string>(), Does.StartWith("fault_unknown"));
    }

    /// <summary>Advancing by nothing still waits for what is due now.</summary>
    private Task Settle() => backend.Advance(0);

    private List<Mail> Mails(string product) => [.. backend.Inbox.Arrived.Where(m => m.Product == product)];
}
