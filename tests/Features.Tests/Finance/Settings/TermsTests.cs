using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Settings;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Settings;

/// <summary>What the village goes by is proposed by one person, agreed to by another, and holds from its day.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class TermsTests(DatabaseProvider provider)
{
    private TestVillage village = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;
    private CooperativeTerms before = null!;

    [SetUp]
    public async Task Start()
    {
        village = await TestVillage.Start(provider);
        treasurer = await village.Staff(DemoVillage.Treasurer);
        reviewer = await village.Staff(DemoVillage.Reviewer);
        before = await Now();
    }

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task Nothing_holds_by_one_persons_word_and_on_its_day_at_once_by_two()
    {
        var id = (await Propose(before with { Freight = new(1_200) })).OrThrow().Id;

        Assert.That(await Now(), Is.EqualTo(before));
        Assert.That((await Propose(before with { Freight = new(900) })).Refusal, Is.TypeOf<TermsAlreadyWaiting>());
        Assert.That(await WaitingKinds(), Is.EqualTo(new[] { ApprovalKind.Terms }));
        Assert.That((await Approve(treasurer, id)).Refusal, Is.TypeOf<NotYourDuty>());
        await village.BecomesReviewer(treasurer);
        Assert.That((await Approve(treasurer, id)).Refusal, Is.TypeOf<ApproverMustDiffer>());
        Assert.That((await Approve(reviewer, id)).OrThrow().State, Is.EqualTo(TermsState.InForce));

        Assert.That(await Now(), Is.EqualTo(before with { Freight = new(1_200) }));
        Assert.That(await WaitingKinds(), Is.Empty);
        Assert.That((await Approve(reviewer, id)).Refusal, Is.TypeOf<TermsNotWaiting>());
        Assert.That(await States(), Is.EqualTo(new[] { TermsState.InForce, TermsState.Replaced }));
    }

    [Test]
    public async Task One_of_a_day_to_come_holds_from_that_day_and_another_may_take_its_place_before()
    {
        var first = (await Propose(before with { Freight = new(1_200) }, daysAhead: 3)).OrThrow().Id;
        Assert.That((await Approve(reviewer, first)).OrThrow().State, Is.EqualTo(TermsState.Agreed));
        var second = (await Propose(before with { Freight = new(600) }, daysAhead: 2)).OrThrow().Id;
        Assert.That((await Approve(reviewer, second)).OrThrow().State, Is.EqualTo(TermsState.Agreed));

        Assert.That((await Take()).Done, Is.Zero);
        await village.Advance(TimeSpan.FromDays(2));
        Assert.That((await Take()).Done, Is.EqualTo(1));
        Assert.That((await Take()).Done, Is.Zero);
        await village.Advance(TimeSpan.FromDays(2));
        Assert.That((await Take()).Done, Is.Zero);

        Assert.That((await Now()).Freight, Is.EqualTo(new Money(600)));
        Assert.That(
            await States(), Is.EqualTo(new[] { TermsState.InForce, TermsState.Replaced, TermsState.Replaced }));
        var shown = await Show();
        Assert.That((shown.Waiting, shown.Coming, shown.Versions[1].InForceFrom), Is.EqualTo((
            (ShowTerms.VersionView?)null, (ShowTerms.VersionView?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task What_is_declined_or_taken_back_changes_nothing_and_makes_room()
    {
        var first = (await Propose(before with { PaymentMinutes = 60 })).OrThrow().Id;
        Assert.That((await Decline(reviewer, first, " ")).Refusal?.Code, Is.EqualTo("approval.reason_missing"));
        _ = (await Decline(reviewer, first, "太久，货压着")).OrThrow();
        var second = (await Propose(before with { PaymentMinutes = 45 })).OrThrow().Id;
        _ = (await Decline(treasurer, second, reason: null)).OrThrow();

        Assert.That(await Now(), Is.EqualTo(before));
        var shown = await Show();
        Assert.That(shown.Versions.Select(one => (one.State, one.DeclineReason)), Is.EqualTo(new[]
        {
            (TermsState.Declined, null), (TermsState.Declined, "太久，货压着"), (TermsState.InForce, (string?)null),
        }));
    }

    [Test]
    public async Task What_the_law_forbids_and_what_is_not_ones_duty_is_refused()
    {
        Assert.That(
            (await Propose(before with { PatronageBp = 5_900 })).Refusal?.Code, Is.EqualTo("settings.value_invalid"));
        Assert.That((await Propose(before)).Refusal, Is.TypeOf<TermsUnchanged>());
        Assert.That(
            (await Propose(before with { PaymentMinutes = 60 }, by: await village.Staff(DemoVillage.StoreKeeper)))
                .Refusal,
            Is.TypeOf<NotYourDuty>());
        Assert.That(await village.Look(db => db.TermsVersions.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_two_who_propose_at_once_one_waits()
    {
        var answers = await Task.WhenAll(
            Propose(before with { PaymentMinutes = 40 }), Propose(before with { PaymentMinutes = 50 }),
            Propose(before with { PaymentMinutes = 60 }));

        Assert.That(answers.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(await WaitingKinds(), Is.EqualTo(new[] { ApprovalKind.Terms }));
    }

    private Task<CooperativeTerms> Now() =>
        village.Look(db => db.Cooperatives.AsNoTracking().Select(one => one.Terms).SingleAsync());

    private async Task<IReadOnlyList<TermsState>> States() =>
        [.. (await Show()).Versions.Select(static one => one.State)];

    private Task<ShowTerms.Result> Show() => village.Run((ShowTerms feature) => feature.Run(default));

    private Task<Outcome<ProposeTerms.Result>> Propose(
        CooperativeTerms terms, int daysAhead = 0, StaffActor? by = null) => village.Run((ProposeTerms feature) =>
            feature.Run(
                new(IdempotencyKey.New(), by ?? treasurer, new(
                    terms, BeijingTime.DayOf(village.Now).AddDays(daysAhead), "成员大会决议 3 号")),
                default));

    private Task<Outcome<ApproveTerms.Result>> Approve(StaffActor by, TermsVersionId id) =>
        village.Run((ApproveTerms feature) => feature.Run(new(IdempotencyKey.New(), by, id), default));

    private Task<Outcome<DeclineTerms.Result>> Decline(StaffActor by, TermsVersionId id, string? reason) =>
        village.Run((DeclineTerms feature) => feature.Run(new(IdempotencyKey.New(), by, id, reason), default));

    private Task<Tally> Take() => village.Run((TakeTerms feature) => feature.Run(default));

    private async Task<IReadOnlyList<ApprovalKind>> WaitingKinds()
    {
        var page = (await village.Run((ListApprovals feature) =>
            feature.Run(new(OnlyWaiting: true), default))).OrThrow();
        return [.. page.Rows.Select(static row => row.Kind)];
    }
}
