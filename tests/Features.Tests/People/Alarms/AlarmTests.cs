using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Insights;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Alarms;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class AlarmTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start() => work = await VillageAtWork.Start(provider);

    [TearDown]
    public ValueTask Stop() => work?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Test]
    public async Task Books_that_do_not_hold_are_told_to_the_supervisor_once_while_it_lasts()
    {
        await Watch();
        var sound = await Open();
        await Overspend(new(100));
        await Watch();
        await Watch();
        var broken = await Open();
        await Overspend(new(-100));
        await Watch();
        var mended = await Open();
        await Overspend(new(100));
        await Watch();

        Assert.That(sound, Is.Empty);
        Assert.That(broken.Select(one => (one.Code, one.Subject, one.Owner)), Is.EqualTo(new[]
        {
            ("books.broken", "I8", StaffRole.Supervisor),
        }));
        Assert.That(broken.Single().Sentence, Does.Contain("共富基金余额 -1.00 元"));
        Assert.That(mended, Is.Empty, "it ends by itself");
        Assert.That((await Open()).Select(one => one.Subject), Is.EqualTo(new[] { "I8" }), "and is told again");
    }

    [Test]
    public async Task Only_its_owner_closes_an_alarm_with_a_note_and_it_keeps_who_and_when()
    {
        await Overspend(new(100));
        await Watch();
        var id = (await Open()).Single().Id;
        var supervisor = await work.Staff(DemoVillage.Supervisor);

        Assert.That((await Close(await work.Treasurer(), id, "看过了")).Refusal?.Code, Is.EqualTo("alarm.not_yours"));
        Assert.That((await Close(supervisor, id, "  ")).Refusal?.Code, Is.EqualTo("alarm.note_missing"));
        Assert.That((await Close(supervisor, id, new('长', 201))).Refusal?.Code, Is.EqualTo("alarm.note_missing"));
        Assert.That((await Close(supervisor, 999_999, "没有")).Refusal?.Code, Is.EqualTo("alarm.not_found"));
        Assert.That((await Close(supervisor, id, "已请财务更正")).IsRefused, Is.False);
        Assert.That((await Close(supervisor, id, "再来")).Refusal?.Code, Is.EqualTo("alarm.already_closed"));

        var closed = (await List(onlyOpen: false)).Single();
        Assert.That(
            (closed.ClosedBy, closed.Note, closed.ClosedAt),
            Is.EqualTo((DemoVillage.Supervisor, "已请财务更正", (DateTimeOffset?)work.Now)));
        await Watch();
        Assert.That(await Open(), Is.Empty, "the owner's word counts for a week");
        await work.Village.Advance(TimeSpan.FromDays(8));
        await Watch();
        Assert.That(await Open(), Has.Count.EqualTo(1), "and not for ever");
    }

    [Test]
    public async Task An_alarm_is_taken_and_given_among_those_of_its_duty_and_the_trail_tells_each_step()
    {
        await Overspend(new(100));
        await Watch();
        var id = (await Open()).Single().Id;
        var supervisor = await work.Staff(DemoVillage.Supervisor);
        var treasurer = await work.Treasurer();
        var second = await Appoint("另一位监事", StaffRole.Supervisor);

        Assert.That((await Assign(treasurer, id)).Refusal?.Code, Is.EqualTo("alarm.not_yours"));
        Assert.That(
            (await Assign(supervisor, id, treasurer.Id)).Refusal?.Code, Is.EqualTo("alarm.assignee_unfit"));
        Assert.That((await Assign(supervisor, id)).IsRefused, Is.False);
        Assert.That((await Assign(supervisor, id)).Refusal?.Code, Is.EqualTo("alarm.assignee_same"));
        Assert.That((await Open()).Single().AssigneeName, Is.EqualTo(DemoVillage.Supervisor));
        Assert.That(await PileOf(supervisor), Is.EqualTo(1));

        Assert.That((await Assign(supervisor, id, second)).IsRefused, Is.False);
        Assert.That(await PileOf(supervisor), Is.Zero, "it is a colleague's now");
        Assert.That(await Of(second), Is.EqualTo(new[] { id }));
        Assert.That(await Of(supervisor.Id), Is.Empty);
        var told = await work.Village.Run((ReportOnAlarm feature) =>
            feature.Run(new(supervisor, id, "问过会计了"), default));
        Assert.That(told.IsRefused, Is.False);
        Assert.That((await Open()).Single().Note, Is.EqualTo("问过会计了"));

        await work.Village.Look(async db =>
        {
            (await db.Staff.SingleAsync(one => one.Id == second)).Disable().OrThrow();
            return await db.SaveChangesAsync();
        });
        Assert.That(await PileOf(supervisor), Is.EqualTo(1), "whoever left looks after nothing");
        Assert.That((await Assign(supervisor, id, second)).Refusal?.Code, Is.EqualTo("alarm.assignee_unfit"));
        Assert.That((await Close(supervisor, id, "已更正")).IsRefused, Is.False);

        Assert.That(
            await work.Village.Look(db => db.AuditTrail.Where(one => one.Document == $"{id}")
                .OrderBy(one => one.Id).Select(one => one.Verb).ToListAsync()),
            Is.EqualTo(new[] { "alarm.assign", "alarm.assign", "alarm.note", "alarm.close" }));
    }

    [Test]
    public async Task Alarms_are_pages_counted_by_the_database()
    {
        _ = await work.Village.Look(async db =>
        {
            for (var i = 0; i < 250; i++) await db.RaiseAlarm(new("bill.trouble", $"{i}", "有事"), work.Now, default);
            return await db.SaveChangesAsync();
        });

        var page = (await work.Village.Run((ListAlarms feature) =>
            feature.Run(new(new(Number: 13, Size: 20)), default))).OrThrow();

        Assert.That((page.Rows.Count, page.Total), Is.EqualTo((10, 250)));
    }

    private Task<Tally> Watch() => work.Village.Run((WatchBooks feature) => feature.Run(new(), default));

    private Task<Outcome<CloseAlarm.Result>> Close(StaffActor by, long id, string note) =>
        work.Village.Run((CloseAlarm feature) => feature.Run(new(by, id, note), default));

    private Task<Outcome<AssignAlarm.Result>> Assign(StaffActor by, long id, StaffId? to = null) =>
        work.Village.Run((AssignAlarm feature) => feature.Run(new(by, id, to), default));

    private async Task<IReadOnlyList<long>> Of(StaffId person) =>
        [.. (await work.Village.Run((ListAlarms feature) => feature.Run(new(new(), Assignee: person), default)))
            .OrThrow().Rows.Select(one => one.Id)];

    private async Task<int> PileOf(StaffActor by)
    {
        var count = (await work.Village.Run((GetMyWork feature) => feature.Run(new(by), default))).OrThrow().Piles
            .Where(pile => pile.Kind == WorkKind.CloseAlarms).Sum(pile => pile.Count);
        var role = await work.Village.Look(db => db.Staff.Where(one => one.Id == by.Id).Select(one => one.Role)
            .SingleAsync());
        var list = (await work.Village.Run((ListAlarms feature) =>
            feature.Run(new(new(), ToDo: new(by.Id, role)), default))).OrThrow();
        Assert.That(list.Total, Is.EqualTo(count), "it leads to what it counts");
        return count;
    }

    private Task<StaffId> Appoint(string name, StaffRole role) => work.Village.Look(async db =>
    {
        var person = new StaffMember(db.Tenant.Id, name, role);
        db.Staff.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });

    private Task<IReadOnlyList<ListAlarms.AlarmView>> Open() => List(onlyOpen: true);

    private async Task<IReadOnlyList<ListAlarms.AlarmView>> List(bool onlyOpen) =>
        (await work.Village.Run((ListAlarms feature) => feature.Run(new(new(), onlyOpen), default))).OrThrow().Rows;

    private Task Overspend(Money amount) => work.Post(
        $"test:{Guid.NewGuid()}", work.Now, JournalLine.Debit(Account.Fund, amount),
        JournalLine.Credit(Account.Bank, amount));
}
