using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Platform;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Messaging;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class InboxTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private OrderView order = null!;

    [SetUp]
    public async Task OrderTea()
    {
        lin = await LogIn("lin");
        order = await Order(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
    }

    [Test]
    public async Task A_stored_message_is_acted_on_once_by_workers_at_once()
    {
        var cash = await Balance(Account.WeChatBasic.Code);
        _ = await Store(InboxSources.Payment, JsonOf(await Report(order.Number)));

        var tallies = await AtOnce(4, Process);

        Assert.That(tallies.SelectMany(tally => tally.Problems), Is.Empty);
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
        Assert.That(await Village.Look(db => db.Inbox.CountAsync(message => message.ProcessedAt == null)), Is.Zero);
        Assert.That((await Process()).Done, Is.Zero);
    }

    [Test]
    public async Task A_message_that_nobody_handles_is_kept_and_tried_ever_more_rarely()
    {
        var id = await Store("pay.lottery", "{}");
        var waits = new List<double>();

        for (var attempt = 1; attempt <= 4; attempt++)
        {
            Assert.That((await Process()).Problems.Single(), Does.EndWith("inbox.source_unknown"));
            Assert.That((await Process()).Problems, Is.Empty);
            var message = await Message(id);
            Assert.That((message.Attempts, message.ProcessedAt), Is.EqualTo((attempt, (DateTimeOffset?)null)));
            waits.Add((message.NextAt - Village.Now).TotalSeconds);
            await Village.Advance(message.NextAt - Village.Now);
        }

        Assert.That(waits, Is.EqualTo(new[] { 5, 10, 20, 40 }));
    }

    [Test]
    public async Task A_message_that_cannot_be_read_does_not_stop_those_behind_it()
    {
        var broken = await Store(InboxSources.Payment, "no json");
        _ = await Store(InboxSources.Payment, JsonOf(await Report(order.Number)), "payment");

        var tally = await Process();

        Assert.That(tally.Problems, Has.Some.Contains("JsonException"));
        Assert.That((await Message(broken)).Attempts, Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    [Test]
    public async Task A_notice_of_the_year_9999_is_counted_postponed_and_told_and_what_stands_behind_it_goes_on()
    {
        var other = await Order(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        await PayInWeChat(lin, (await Prepare(lin, other.Number)).OrThrow());
        var poison = (await Report(other.Number)) with { PaidAt = DateTimeOffset.MaxValue };
        var bad = await Store(InboxSources.Payment, JsonOf(poison), "poison");
        _ = await Store(InboxSources.Payment, JsonOf(await Report(order.Number)), "payment");

        var first = await Process();

        Assert.That((first.Done, first.Left), Is.EqualTo((1, 1)));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
        for (var attempt = 2; attempt <= 6; attempt++)
        {
            await Village.Advance(TimeSpan.FromMinutes(10));
            _ = await Process();
        }

        var message = await Message(bad);
        Assert.That((message.Attempts, message.ProcessedAt), Is.EqualTo((6, (DateTimeOffset?)null)));
        Assert.That(message.LastProblem, Is.EqualTo(nameof(ArgumentOutOfRangeException)));
        Assert.That(message.NextAt, Is.GreaterThan(Village.Now));
        Assert.That(await Alarms(), Is.EqualTo(new[] { "inbox.stuck" }));
    }

    private static string JsonOf(object record) => System.Text.Json.JsonSerializer.Serialize(record);

    private Task<Tally> Process() => Village.Run((ProcessInbox feature) => feature.Run(new(), Ct));

    private Task<InboxMessage> Message(long id) =>
        Village.Look(db => db.Inbox.AsNoTracking().SingleAsync(message => message.Id == id));

    private Task<long> Store(string source, string payload, string key = "key") => Village.Look(async db =>
    {
        var message = new InboxMessage(db.Tenant.Id, source, key, payload, Village.Now);
        db.Inbox.Add(message);
        _ = await db.SaveChangesAsync();
        return message.Id;
    });
}
