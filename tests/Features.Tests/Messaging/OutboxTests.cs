using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Messaging;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class OutboxTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private const string RefundPath = "/v3/refund/domestic/refunds";

    [Test]
    public async Task Workers_at_once_send_each_refund_once()
    {
        var numbers = await SendRefunds(5);

        _ = await AtOnce(4, DeliverOutbox);

        var sent = await Posted(RefundPath);
        Assert.That(sent, Has.Count.EqualTo(5));
        Assert.That(
            numbers.Select(number => sent.Count(body => body.Contains(number, StringComparison.Ordinal))),
            Is.All.EqualTo(1));
        Assert.That(await Waiting(), Is.Zero);
    }

    [Test]
    public async Task What_a_worker_left_lying_when_it_died_is_sent_again_when_its_claim_runs_out()
    {
        var number = (await SendRefunds(1)).Single();
        await Fault("T6", "refund", parameters: new { seconds = 4 });
        using var death = new CancellationTokenSource();
        var dying = Village.Run((DeliverOutbox feature) => feature.Run(new(), death.Token));
        await Eventually(async () => (await Village.Look(db => db.Outbox.SingleAsync())).NextAt > Village.Now);
        await death.CancelAsync();
        Assert.That(async () => await dying, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Waiting(), Is.EqualTo(1));

        _ = await DeliverOutbox();
        Assert.That(await Waiting(), Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));

        Assert.That(await Waiting(), Is.Zero);
        Assert.That(await Posted(RefundPath), Has.All.Contains($"\"{number}\""));
        Assert.That(await Village.Look(db => db.Refunds.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task What_does_not_work_out_is_tried_ever_more_rarely_and_never_given_up()
    {
        _ = await SendRefunds(1);
        await Fault("T4", "refund", times: 5);
        var waits = new List<double>();

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
            var message = await Village.Look(db => db.Outbox.AsNoTracking().SingleAsync());
            Assert.That(message.LastProblem, Is.Not.Empty);
            waits.Add((message.NextAt - Village.Now).TotalSeconds);
            await Village.Advance(message.NextAt - Village.Now);
        }

        Assert.That(waits, Is.EqualTo(new[] { 15, 30, 60, 120, 240 }));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        Assert.That(await Waiting(), Is.Zero);
    }

    [Test]
    public async Task A_kind_that_nobody_delivers_waits_and_holds_up_no_other()
    {
        _ = await Village.Look(async db =>
        {
            db.Outbox.Add(new(db.Tenant.Id, "pigeon.send", "1", Village.Now));
            return await db.SaveChangesAsync();
        });
        _ = await SendRefunds(1);

        var tally = await DeliverOutbox();

        Assert.That((tally.Done, tally.Left), Is.EqualTo((1, 1)));
        Assert.That(tally.Problems.Single(), Is.EqualTo("pigeon.send 1: no handler for this kind"));
        Assert.That(await Waiting(), Is.EqualTo(1));
    }

    private Task<int> Waiting() => Village.Look(db => db.Outbox.CountAsync(message => message.DoneAt == null));

    private async Task<List<string>> SendRefunds(int count)
    {
        var lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);
        var numbers = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var order = await PaidOrder(lin, new CartLine(tea, 1));
            numbers.Add((await ApprovedRefund(order.Number, new Money(1_000))).OutRefundNo);
        }

        return numbers;
    }

    private static async Task Eventually(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await isSo()) return;
            await Task.Delay(20);
        }

        Assert.Fail("it never was so");
    }
}
