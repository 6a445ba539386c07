using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Accounts;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Access;

/// <summary>Whoever says yes to money has shown their second factor within the last quarter of an hour.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class FactorTests(DatabaseProvider provider)
{
    private static readonly Money Amount = new(50_000);
    private HandClock phone = null!;
    private TestVillage village = null!;
    private Accounts accounts = null!;

    [SetUp]
    public async Task Start()
    {
        phone = new HandClock(new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
        village = await TestVillage.Start(provider, phone: phone);
        accounts = await Accounts.Of(village, phone, DemoVillage.Treasurer, DemoVillage.Reviewer);
    }

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task A_factor_that_is_old_is_asked_for_again_and_the_same_wish_goes_through_under_its_key()
    {
        var posting = await AskedFor("T1");
        var reviewer = await accounts.In(DemoVillage.Reviewer);
        var key = IdempotencyKey.New();
        phone.Move(StaffSession.FactorLasts + TimeSpan.FromSeconds(1));

        Assert.That((await Approve(reviewer, posting, key)).Refusal, Is.TypeOf<FactorNeeded>());
        Assert.That(await Status(posting), Is.EqualTo(PostingStatus.Requested));
        Assert.That((await Show(reviewer, "000000")).Refusal, Is.TypeOf<CodeWrong>());
        Assert.That((await Approve(reviewer, posting, key)).Refusal, Is.TypeOf<FactorNeeded>());
        _ = (await Show(reviewer, accounts.Code())).OrThrow();

        var first = (await Approve(reviewer, posting, key)).OrThrow();
        Assert.That((await Approve(reviewer, posting, key)).OrThrow(), Is.EqualTo(first), "sent twice, done once");
        Assert.That(await Status(posting), Is.EqualTo(PostingStatus.Approved));
    }

    [Test]
    public async Task A_quarter_of_an_hour_counts_by_peoples_clock_and_the_villages_may_jump()
    {
        var first = await AskedFor("T1");
        var second = await AskedFor("T2");
        var reviewer = await accounts.In(DemoVillage.Reviewer);
        await village.Advance(TimeSpan.FromHours(5));
        phone.Move(StaffSession.FactorLasts);
        Assert.That((await Approve(reviewer, first)).IsRefused, Is.False);

        phone.Move(TimeSpan.FromSeconds(1));
        Assert.That((await Approve(reviewer, second)).Refusal, Is.TypeOf<FactorNeeded>());
    }

    [Test]
    public async Task Whoever_only_asks_or_takes_back_is_not_asked_for_it()
    {
        var treasurer = await accounts.In(DemoVillage.Treasurer);
        phone.Move(TimeSpan.FromHours(3));

        var asked = (await Ask(treasurer, "T1")).OrThrow();
        var taken = await village.Run((DeclinePosting feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, asked, "写错了"), default));

        Assert.That(taken.IsRefused, Is.False);
    }

    [Test]
    public async Task A_code_that_let_somebody_in_does_not_show_them_again()
    {
        var reviewer = await accounts.In(DemoVillage.Reviewer);

        Assert.That((await Show(reviewer, accounts.Code())).Refusal, Is.TypeOf<CodeWrong>());
        phone.Move(TimeSpan.FromSeconds(30));
        var both = await Task.WhenAll(Show(reviewer, accounts.Code()), Show(reviewer, accounts.Code()));
        Assert.That(both.Count(one => !one.IsRefused), Is.EqualTo(1), "of two at once one");
        Assert.That((await accounts.SignIn(DemoVillage.Reviewer)).Refusal, Is.TypeOf<SignInWrong>(), "nor lets in");
    }

    [Test]
    public async Task Guessing_at_an_open_screen_is_slowed_down()
    {
        var reviewer = await accounts.In(DemoVillage.Reviewer);
        phone.Move(TimeSpan.FromSeconds(30));
        for (var at = 0; at < TriesRule.OfOne.Free; at++)
            Assert.That((await Show(reviewer, "000000")).Refusal, Is.TypeOf<CodeWrong>());

        Assert.That((await Show(reviewer, accounts.Code())).Refusal, Is.TypeOf<TooManyTries>());
    }

    /// <summary>By its duty: whatever a second person agrees to, now and later.</summary>
    [Test]
    public async Task Every_feature_of_a_second_person_asks()
    {
        var reviewer = await accounts.In(DemoVillage.Reviewer);
        phone.Move(StaffSession.FactorLasts + TimeSpan.FromSeconds(1));
        var acts = typeof(StaffWork).Assembly.GetTypes()
            .Where(type => type is { IsInterface: false, IsNestedPublic: true })
            .Where(type => type.IsAssignableTo(typeof(IStaffAct)))
            .Where(type => ((IStaffAct)RuntimeHelpers.GetUninitializedObject(type)).Duty == Duty.Review).ToList();

        string[] known =
            ["ApprovePosting", "ApproveRefund", "ApprovePayoutBatch", "ApproveDividendPlan", "ConfirmManualPayout"];
        Assert.That(acts.Select(act => act.DeclaringType!.Name), Is.SupersetOf(known));
        foreach (var act in acts)
            Assert.That(await Refusal(act, reviewer), Is.TypeOf<FactorNeeded>(), act.DeclaringType!.Name);
    }

    private async Task<Refusal?> Refusal(Type act, StaffActor by)
    {
        var made = RuntimeHelpers.GetUninitializedObject(act);
        foreach (var field in act.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            if (field.FieldType == typeof(StaffActor)) field.SetValue(made, by);
            else if (field.FieldType == typeof(IdempotencyKey)) field.SetValue(made, IdempotencyKey.New());
        }

        await using var scope = await village.Enter();
        var feature = act.DeclaringType!;
        var running = (Task)feature.GetMethod("Run", [act, typeof(CancellationToken)])!.Invoke(
            scope.ServiceProvider.GetService(feature), [made, CancellationToken.None])!;
        await running;
        var outcome = running.GetType().GetProperty("Result")!.GetValue(running)!;
        return (Refusal?)outcome.GetType().GetProperty("Refusal")!.GetValue(outcome);
    }

    private async Task<PostingRequestId> AskedFor(string flowNo) =>
        (await Ask(await accounts.In(DemoVillage.Treasurer), flowNo)).OrThrow();

    private async Task<Outcome<PostingRequestId>> Ask(StaffActor by, string flowNo) =>
        (await village.Run((RequestTopUp feature) => feature.Run(
            new(IdempotencyKey.New(), by, Amount, flowNo, village.Now), default))).Map(asked => asked.Id);

    private Task<Outcome<PostedByHand>> Approve(StaffActor by, PostingRequestId id, IdempotencyKey? key = null) =>
        village.Run((ApprovePosting feature) => feature.Run(
            new(key ?? IdempotencyKey.New(), by, id, Amount), default));

    private Task<Outcome<bool>> Show(StaffActor by, string code) =>
        village.Run((ShowFactor feature) => feature.Run(new(by, code), default));

    private Task<PostingStatus> Status(PostingRequestId id) =>
        village.Look(db => db.PostingRequests.Where(one => one.Id == id).Select(one => one.Status).SingleAsync());
}
