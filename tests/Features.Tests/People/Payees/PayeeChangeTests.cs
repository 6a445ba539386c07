using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Payees;

/// <summary>A household's money goes elsewhere when two people have agreed, three days have passed, and nobody has
/// stopped it.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PayeeChangeTests(DatabaseProvider provider)
{
    private const string Paper = "6222000099998888";

    private VillageAtWork work = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;
    private Household household = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        household = await Register();
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is not null) await work.DisposeAsync();
    }

    [Test]
    public async Task Another_account_is_paid_after_two_people_and_three_days_and_not_before()
    {
        var number = (await Ask()).OrThrow().Number;
        Assert.That((await Approve(reviewer, "6222000099998887")).Refusal?.Code, Is.EqualTo("payee.typed_differs"));
        Assert.That((await Approve(treasurer, Paper)).Refusal?.Code, Is.EqualTo("access.not_your_duty"));
        _ = (await Approve(reviewer, "6222 0000 9999 8888")).OrThrow();
        Assert.That((await TakeDue()).Done, Is.Zero);
        Assert.That((await Register()).Bank, Is.EqualTo(household.Bank));
        Assert.That(
            await work.Village.Look(db => db.Alarms.CountAsync(
                one => one.Code == ApprovePayeeChange.Alarm && one.ClosedAt == null)),
            Is.EqualTo(1), "somebody calls whoever was paid until now");

        await work.Village.Advance(PayeeChange.Waits);

        Assert.That(((await TakeDue()).Done, (await TakeDue()).Done), Is.EqualTo((1, 0)));
        Assert.That((await Register()).Bank?.AccountNumber, Is.EqualTo(Paper));

        async Task<Outcome<ApprovePayeeChange.Result>> Approve(StaffActor by, string typed) => await work.Village.Run(
            (ApprovePayeeChange feature) => feature.Run(new(IdempotencyKey.New(), by, number, typed), default));
    }

    [Test]
    public async Task Who_is_stopped_while_it_waits_is_paid_as_before()
    {
        var number = (await Ask()).OrThrow().Number;
        _ = (await work.Village.Run((ApprovePayeeChange feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, number, Paper), default))).OrThrow();
        _ = (await work.Village.Run((StopPayeeChange feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, number, "他家没有要换"), default))).OrThrow();

        await work.Village.Advance(PayeeChange.Waits);

        Assert.That((await TakeDue()).Done, Is.Zero);
        Assert.That((await Register()).Bank, Is.EqualTo(household.Bank));
        Assert.That((await Ask()).IsRefused, Is.False, "there is room for the next one");
    }

    [Test]
    public async Task One_change_of_a_household_is_under_way_at_a_time_and_stands_among_what_waits()
    {
        var answers = await Task.WhenAll(Task.Run(Ask), Task.Run(Ask));

        Assert.That(
            answers.Select(one => one.Refusal?.Code), Is.EquivalentTo(new[] { null, "payee.already_changing" }));
        var waiting = (await work.Village.Run((ListApprovals feature) =>
            feature.Run(new(OnlyWaiting: true, Search: household.Name), default))).OrThrow();
        Assert.That(waiting.Rows.Single().Kind, Is.EqualTo(ApprovalKind.Payee));
        Assert.That(waiting.Rows.Single().Note, Does.Contain("…8888").And.Not.Contain(Paper));
        _ = (await work.Village.Run((DeclinePayeeChange feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, waiting.Rows.Single().Number, "不是本人来的"), default))).OrThrow();
        Assert.That((await Ask()).IsRefused, Is.False);
    }

    private Task<Household> Register() =>
        work.Village.Look(db => db.Households.AsNoTracking().OrderBy(one => one.Number).FirstAsync());

    [Test]
    public async Task Whoever_is_paid_until_now_is_told_on_the_phone_and_can_stop_it_there()
    {
        var number = (await Ask()).OrThrow().Number;
        var payee = await work.PhoneOf(household.Payee!.OpenId!);
        Assert.That(await Told(payee), Is.Empty, "one person alone has asked");
        _ = (await work.Village.Run((ApprovePayeeChange feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, number, Paper), default))).OrThrow();

        var told = (await Told(payee)).Single();
        Assert.That(
            (told.After, told.MayStop),
            Is.EqualTo(($"{household.Payee.Name}，{household.People[0].Name} 信用社 …8888", true)));
        var stranger = await work.PhoneOf("shopper-9");
        Assert.That((await Told(stranger)).Single().MayStop, Is.False);
        Assert.That(await Stop(stranger, number), Is.EqualTo("payee.only_payee_stops"));
        Assert.That(await Stop(payee, "H-of-nobody"), Is.EqualTo("payee.not_found"));
        Assert.That(await Stop(payee, number), Is.Null);
        Assert.That(await Stop(payee, number), Is.EqualTo("approval.already_decided"));

        await work.Village.Advance(PayeeChange.Waits);
        Assert.That((await TakeDue()).Done, Is.Zero);
        Assert.That((await Register()).Bank, Is.EqualTo(household.Bank));
        Assert.That(
            await work.Village.Look(db => db.Alarms.Where(one => one.ClosedAt == null)
                .Select(one => one.Code + " " + one.Owner).ToListAsync()),
            Is.EqualTo(new[] { $"{StopMyPayeeChange.Alarm} Supervisor" }), "somebody asks who wanted it");

        Task<IReadOnlyList<MyPayeeChange>> Told(ShopperId phone) => work.Village.Run(
            (ListMyPayeeChanges feature) => feature.Run(new(phone, household.Id), default));

        async Task<string?> Stop(ShopperId phone, string which) => (await work.Village.Run(
            (StopMyPayeeChange feature) => feature.Run(new(phone, household.Id, which), default))).Refusal?.Code;
    }

    [Test]
    public async Task One_that_can_not_take_effect_is_told_and_holds_up_nobody()
    {
        var gone = household.People.First(one => !one.IsPayee);
        var number = (await work.Village.Run((RequestPayeeChange feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, household.Id, gone.Id, "信用社", Paper, gone.Name, "换人收款"),
            default))).OrThrow().Number;
        _ = (await work.Village.Run((ApprovePayeeChange feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, number, Paper), default))).OrThrow();
        _ = await work.Village.Look(db => db.HouseholdPeople.Where(one => one.Id == gone.Id).ExecuteDeleteAsync());
        await work.Village.Advance(PayeeChange.Waits);

        Assert.That((await TakeDue()).Problems.Single(), Does.Contain("payee.unknown"));
        Assert.That((await TakeDue()).Left, Is.Zero, "it waits, and the others go on");
        for (var hour = 0; hour < 24; hour++)
        {
            await work.Village.Advance(TimeSpan.FromHours(1));
            _ = await TakeDue();
        }

        Assert.That(
            await work.Village.Look(db => db.Alarms.Where(one => one.Code == "payee.stuck")
                .Select(one => one.Subject).ToListAsync()),
            Is.EqualTo(new[] { number }));
        Assert.That((await Register()).Bank, Is.EqualTo(household.Bank));
    }

    private Task<Outcome<RequestPayeeChange.Result>> Ask() => work.Village.Run((RequestPayeeChange feature) =>
        feature.Run(
            new(
                IdempotencyKey.New(), treasurer, household.Id, household.People.First(one => one.IsPayee).Id, "信用社",
                Paper, household.People[0].Name, "原来的卡丢了"), default));

    private Task<Tally> TakeDue() => work.Village.Run((TakePayeeChanges feature) => feature.Run(new(), default));
}
