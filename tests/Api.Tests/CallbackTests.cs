using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>Where WeChat calls us: what counts is its signature, and its answers have a form of their own.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class CallbackTests(DatabaseProvider provider)
{
    private RunningVillage village = null!;
    private Visitor lin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.StartOn(provider);
        lin = await village.LogIn("shopper-lin");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        lin.Dispose();
        await village.DisposeAsync();
    }

    [Test]
    public async Task A_true_notice_is_acknowledged_and_the_order_is_paid()
    {
        var number = await lin.Ordered(DemoVillage.TeaName);

        await lin.Pay(number);
        await village.LetWeChatDeliver();

        Assert.That(await lin.StatusOf(number), Is.EqualTo("paid"));
        Assert.That(await Attempts(number), Is.EqualTo(new[] { (200, true) }));
        Assert.That(await Bookings(number), Is.EqualTo(1));
    }

    [Test]
    public async Task A_notice_that_comes_again_and_again_is_acknowledged_each_time_and_booked_once()
    {
        var number = await lin.Ordered(DemoVillage.TeaName);
        await Fault("N1", number, new { copies = 5, parallel = true });

        await lin.Pay(number);
        await village.LetWeChatDeliver();
        var notice = (await Notices(number)).Single().GetProperty("id").GetString();
        var again = await village.Sandbox.Tell($"notifies/{notice}/duplicate", new { }, CancellationToken.None);

        Assert.That(await Attempts(number), Is.EqualTo(new[] { (200, true) }));
        Assert.That(again.GetProperty("acknowledged").GetBoolean(), Is.True);
        Assert.That(await lin.StatusOf(number), Is.EqualTo("paid"));
        Assert.That(await Bookings(number), Is.EqualTo(1));
    }

    [TestCase("N7", "flip")]
    [TestCase("N7", "other-key")]
    [TestCase("N8", "public-key")]
    [TestCase("N10", "ciphertext")]
    public async Task A_forged_notice_is_refused_and_changes_nothing(string fault, string kind)
    {
        var number = await lin.Ordered(DemoVillage.TeaName);
        await Fault(fault, number, new { kind });

        await lin.Pay(number);
        await village.LetWeChatDeliver();

        Assert.That(await lin.StatusOf(number), Is.EqualTo("awaitingPayment"));
        Assert.That(await Attempts(number), Is.EqualTo(new[] { (401, false) }));
        Assert.That(await Bookings(number), Is.Zero);
    }

    [TestCase("payments")]
    [TestCase("refunds")]
    [TestCase("transfers")]
    public async Task A_notice_without_a_signature_gets_the_failure_that_wechat_knows(string product)
    {
        var answer = await lin.PostText(
            $"/wechat/{DemoVillage.Slug}/notices/{product}", """{"id": "1", "event_type": "TRANSACTION.SUCCESS"}""");

        Assert.That((answer.Status, answer.MediaType), Is.EqualTo((401, "application/json")));
        Assert.That(answer.Json.GetProperty("code").GetString(), Is.EqualTo("FAIL"));
        Assert.That(answer.Json.GetProperty("message").GetString(), Is.EqualTo("notice.forged"));
    }

    [Test]
    public async Task A_push_without_a_signature_is_refused()
    {
        var push = await lin.PostText(
            $"/wechat/{DemoVillage.Slug}/push?timestamp=1&nonce=2&msg_signature=3", """{"Encrypt": "AAAA"}""");
        var check = await lin.Get($"/wechat/{DemoVillage.Slug}/push?timestamp=1&nonce=2&signature=3&echostr=hello");

        Assert.That((push.Status, push.Text), Is.EqualTo((403, "fail")));
        Assert.That((check.Status, check.Text), Is.EqualTo((403, "fail")));
    }

    [Test]
    public async Task Wechats_own_check_of_the_push_address_passes()
    {
        var url = new Uri(village.Url, $"/wechat/{DemoVillage.Slug}/push").ToString();

        var verdict = await village.Sandbox.Tell("push-url", new { url }, CancellationToken.None);

        Assert.That(verdict.GetProperty("verified").GetBoolean(), Is.True, verdict.ToString());
    }

    [Test]
    public async Task A_callback_for_an_unknown_village_is_told_as_such() =>
        (await lin.PostText("/wechat/atlantis/notices/payments", "{}")).IsProblem(404, "village.not_found");

    private Task<JsonElement> Fault(string id, string number, object parameters) => village.Sandbox.Tell(
        "faults", new { id, match = new { number }, times = 1, parameters }, CancellationToken.None);

    private async Task<List<JsonElement>> Notices(string number) =>
    [
        .. (await village.Sandbox.Ask("notifies", CancellationToken.None)).EnumerateArray()
            .Where(notice => notice.GetProperty("subject").GetString() == number),
    ];

    private async Task<List<(int Status, bool IsAcknowledged)>> Attempts(string number) =>
    [
        .. (await Notices(number)).SelectMany(notice => notice.GetProperty("history").EnumerateArray())
            .Select(attempt =>
                (attempt.GetProperty("status").GetInt32(), attempt.GetProperty("acknowledged").GetBoolean())),
    ];

    private Task<int> Bookings(string number) => village.Look(db => db.Set<JournalEntry>()
        .CountAsync(entry => entry.BusinessKey.StartsWith("pay:") && entry.Summary.Contains(number)));
}
