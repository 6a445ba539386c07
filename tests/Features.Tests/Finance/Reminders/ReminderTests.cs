using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.People.Notices;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Payouts;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Reminders;

/// <summary>Who has money waiting is told, or called.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ReminderTests(DatabaseProvider provider)
{
    private static readonly string User = $"household-{DemoVillage.TeaHousehold}";

    private VillageAtWork work = null!;
    private PayoutDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        desk = new PayoutDesk(work);
        // 8 × 68.00, less the reduction, at 80 %: more than one transfer may carry.
        await work.SellAndSettle(DemoVillage.TeaHousehold, 8);
        await work.TopUp(new(500_000));
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        var violations = await work.Village.Sandbox.Ask("violations", CancellationToken.None);
        await work.DisposeAsync();
        Assert.That(violations.GetArrayLength(), Is.Zero, violations.ToString());
    }

    [Test]
    public async Task One_message_a_sum_when_it_waits_and_one_four_hours_before_it_lapses()
    {
        await Agree();
        var batch = (await desk.Send())!;
        await desk.DeliverOutbox();
        var first = await Messages();

        await work.Village.Advance(TimeSpan.FromHours(19.5));
        var early = await RemindOfLapsing();
        await work.Village.Advance(TimeSpan.FromHours(1));
        var due = await RemindOfLapsing();
        var again = await RemindOfLapsing();
        await desk.DeliverOutbox();
        var both = await Messages();

        Assert.That(batch.Payouts, Has.Count.GreaterThan(1), "the sum was cut");
        Assert.That(first, Has.Count.EqualTo(1));
        Assert.That(Field(first[0], "amount1"), Is.EqualTo($"¥{batch.Total}"));
        Assert.That(Field(first[0], "thing2"), Is.EqualTo(DemoVillage.Name));
        Assert.That(
            first[0].GetProperty("page").GetString(), Is.EqualTo("packages/household/pages/household/household"));
        Assert.That((early.Done, due.Done > 0, again.Done), Is.EqualTo((0, true, 0)));
        Assert.That(both, Has.Count.EqualTo(2));
        Assert.That(
            both.Select(one => one.GetProperty("templateId").GetString()), Is.Unique, "each topic is a template");
        Assert.That((await Calls()).Rows, Is.Empty, "a message reached them");
        Assert.That(await Remaining(), Is.EqualTo(new[] { 0, 0 }), "one yes is one message");
    }

    [Test]
    public async Task Whom_no_message_reaches_is_on_the_call_list_until_the_money_is_taken()
    {
        var batch = (await desk.Send())!;
        await desk.DeliverOutbox();
        var row = (await Calls(DemoVillage.StoreKeeper)).Rows.Single();
        var masked = (await Calls()).Rows.Single();
        var keeper = await work.Staff(DemoVillage.StoreKeeper);

        var key = IdempotencyKey.New();
        foreach (var _ in new[] { 1, 2 })
            (await Note(new(key, keeper, row.HouseholdId, "说晚上收"))).WithoutValue().OrThrow();
        var empty = await Note(new(IdempotencyKey.New(), keeper, row.HouseholdId, " "));
        var unknown = await Note(new(IdempotencyKey.New(), keeper, new(99_999), "打过"));
        var called = (await Calls()).Rows.Single();
        await desk.TakeAll();

        Assert.That((row.Amount, row.Problem), Is.EqualTo((batch.Total, Reminder.NoConsent)));
        Assert.That((row.Phone, masked.Phone), Is.EqualTo(("13800000001", "138****0001")));
        Assert.That(row.ConfirmBefore, Is.EqualTo((await desk.Payouts(PayoutStatus.Succeeded))[0].ConfirmBefore));
        Assert.That((called.LastCall!.By, called.LastCall.Note), Is.EqualTo((DemoVillage.StoreKeeper, "说晚上收")));
        Assert.That(await work.Village.Look(db => db.ReminderCalls.CountAsync()), Is.EqualTo(1));
        Assert.That(empty.Refusal?.Code, Is.EqualTo("reminder.note_invalid"));
        Assert.That(unknown.Refusal?.Code, Is.EqualTo("household.unknown"));
        Assert.That((await Calls()).Total, Is.Zero);
    }

    [Test]
    public async Task Who_is_called_is_whom_the_money_is_for_whoever_is_registered_by_now()
    {
        await desk.Send();
        await desk.DeliverOutbox();
        var before = (await Calls(DemoVillage.StoreKeeper)).Rows.Single();
        var payee = (await desk.Payouts(PayoutStatus.WaitingForPayee))[0].Target.PayeeName;

        await work.Village.Look(db => db.HouseholdPeople.Where(one => one.HouseholdId == before.HouseholdId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsPayee, one => one.Name != payee)));

        var after = (await Calls(DemoVillage.StoreKeeper)).Rows.Single();
        Assert.That((after.Payee, after.Phone), Is.EqualTo((payee, before.Phone)));
    }

    [Test]
    public async Task A_no_and_a_yes_that_WeChat_does_not_know_of_end_on_the_call_list()
    {
        var shopper = await LogIn();
        await Answer(shopper, new(ReminderTopic.TransferWaiting, IsAgreed: true));
        await Answer(shopper, new(ReminderTopic.TransferLapsing, IsAgreed: false));
        await desk.Send();
        await desk.DeliverOutbox();
        var first = (await Calls()).Rows.Single();
        await work.Village.Advance(TimeSpan.FromHours(21));
        await RemindOfLapsing();
        await desk.DeliverOutbox();
        var second = (await Calls()).Rows.Single();

        Assert.That((first.Problem, second.Problem), Is.EqualTo(("43101", Reminder.Refused)));
        Assert.That(await Messages(), Is.Empty);
        Assert.That(await Remaining(), Is.EqualTo(new[] { 0, 0 }), "WeChat's word zeroes the count");
    }

    [Test]
    public async Task An_unclear_send_is_never_repeated_and_somebody_calls()
    {
        await Agree();
        await Fault("T3", new { kind = "system-error" });
        await desk.Send();
        await desk.DeliverOutbox();
        await work.Village.Advance(TimeSpan.FromMinutes(10));
        await desk.DeliverOutbox();

        Assert.That((await Calls()).Rows.Single().Problem, Is.EqualTo("NO_ANSWER"));
        Assert.That(await Messages(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_full_quota_is_waited_for_and_keeps_the_yes()
    {
        await Agree();
        await Fault("A1", new { errcode = 45009 });
        await desk.Send();
        await desk.DeliverOutbox();
        var held = await Remaining();
        await work.Village.Advance(TimeSpan.FromMinutes(10));
        await desk.DeliverOutbox();

        Assert.That(held, Is.EqualTo(new[] { 1, 1 }));
        Assert.That(await Messages(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Money_that_was_taken_meanwhile_is_not_reminded_of()
    {
        await Agree();
        await desk.Send();
        await desk.TakeAll();
        await desk.DeliverOutbox();

        Assert.That(await Messages(), Is.Empty);
        Assert.That(await Remaining(), Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public async Task Only_the_payee_is_asked_and_each_topic_once()
    {
        var shopper = await LogIn();
        var other = await LogIn("shopper-1");
        var twice = await work.Village.Run((AnswerConsent feature) => feature.Run(
            new(
                IdempotencyKey.New(), shopper,
                [new(ReminderTopic.TransferWaiting, true), new(ReminderTopic.TransferWaiting, true)]),
            default));
        var asked = await Consents(shopper);

        Assert.That(asked.Select(one => one.Topic), Is.EqualTo(Enum.GetValues<ReminderTopic>()));
        Assert.That(asked.Select(one => one.TemplateId), Is.Unique);
        Assert.That(await Consents(other), Is.Empty);
        Assert.That(twice.Refusal?.Code, Is.EqualTo("reminder.answers_invalid"));
    }

    /// <summary>Both topics, on the phone and at WeChat.</summary>
    private async Task Agree()
    {
        var shopper = await LogIn();
        foreach (var consent in await Consents(shopper))
        {
            _ = await work.Village.Sandbox.Tell(
                $"users/{User}/subscribe", new { templateId = consent.TemplateId }, CancellationToken.None);
            await Answer(shopper, new(consent.Topic, IsAgreed: true));
        }
    }

    private async Task<ShopperId> LogIn(string? user = null)
    {
        var code = await work.Village.Sandbox.LoginCode(user ?? User, CancellationToken.None);
        return (await work.Village.Run((LogIn feature) => feature.Run(new(code.Code), default))).OrThrow().ShopperId;
    }

    private async Task Answer(ShopperId shopper, AnswerConsent.Answer answer) =>
        (await work.Village.Run((AnswerConsent feature) =>
            feature.Run(new(IdempotencyKey.New(), shopper, [answer]), default))).OrThrow();

    private Task<IReadOnlyList<ConsentView>> Consents(ShopperId shopper) =>
        work.Village.Run((ListConsents feature) => feature.Run(new(shopper), default));

    private Task<List<int>> Remaining() => work.Village.Look(db =>
        db.MessageConsents.OrderBy(one => one.Id).Select(one => one.Remaining).ToListAsync());

    private Task<Tally> RemindOfLapsing() =>
        work.Village.Run((RemindOfLapsing feature) => feature.Run(new(), default));

    private async Task<Page<ListCalls.CallRow>> Calls(string reader = DemoVillage.Supervisor)
    {
        var by = await work.Staff(reader);
        return await work.Village.Run((ListCalls feature) => feature.Run(new(by, new()), default));
    }

    private Task<Outcome<NoteCall.Result>> Note(NoteCall.Command command) =>
        work.Village.Run((NoteCall feature) => feature.Run(command, default));

    private async Task<List<JsonElement>> Messages() =>
        [.. (await work.Village.Sandbox.Ask($"users/{User}/messages", CancellationToken.None)).EnumerateArray()];

    private static string? Field(JsonElement message, string key) =>
        message.GetProperty("data").GetProperty(key).GetString();

    private Task Fault(string id, object parameters) => work.Village.Sandbox.Tell(
        "faults", new { id, match = new { endpoint = "subscribe" }, times = 1, parameters }, CancellationToken.None);
}
