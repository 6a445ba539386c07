using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Accounts;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;
using SignInFeature = VillageCloud.Features.People.Access.SignIn;

namespace VillageCloud.Features.Tests.People.Staff;

/// <summary>Nobody gets the power to act from one person alone, and one person alone is enough to stop somebody.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class StaffDeskTests(DatabaseProvider provider)
{
    private const string Name = "李梅";
    private const string Password = "torreya and 3 hens";

    private HandClock phone = null!;
    private TestVillage village = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;

    [SetUp]
    public async Task Start()
    {
        phone = new HandClock(new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
        village = await TestVillage.Start(provider, phone: phone);
        (treasurer, reviewer) =
            (await village.SignIn(DemoVillage.Treasurer), await village.SignIn(DemoVillage.Reviewer));
    }

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task Somebody_new_needs_two_people_and_both_halves_of_the_link()
    {
        var number = (await Appoint()).OrThrow().Number;
        Assert.That((await Rows()).Any(one => one.Name == Name), Is.False, "nobody before a second person agrees");
        Assert.That((await Take(treasurer, number)).Refusal, Is.TypeOf<StaffLinkGone>());
        Assert.That((await Approve(treasurer, number)).Refusal, Is.TypeOf<NotYourDuty>());
        Assert.That((await Approve(reviewer, number, "李楠")).Refusal, Is.TypeOf<StaffTypedDiffers>());

        var code = (await Approve(reviewer, number)).OrThrow().Code!;
        Assert.That((await Rows()).Single(one => one.Name == Name).Standing, Is.EqualTo(StaffStanding.Invited));
        Assert.That((await Take(reviewer, number)).Refusal, Is.TypeOf<NotYourDuty>());
        var token = (await Take(treasurer, number)).OrThrow().Token;

        Assert.That((await Take(treasurer, number)).Refusal, Is.TypeOf<StaffLinkGone>(), "it is shown once");
        var opened = (await Open(token)).OrThrow();
        Assert.That((opened.Role, opened.HasOtherHalf), Is.EqualTo((StaffRole.Reviewer, true)));
        Assert.That((await Accept(token, opened.Key, handover: null)).Refusal, Is.TypeOf<HandoverCodeWrong>());
        Assert.That((await Accept(token, opened.Key, "00000000")).Refusal, Is.TypeOf<HandoverCodeWrong>());
        _ = (await Accept(token, opened.Key, $" {code[..4]} {code[4..]}")).OrThrow();
        phone.Move(TimeSpan.FromSeconds(30));
        Assert.That((await SignIn(opened.Key)).OrThrow().Staff.Role, Is.EqualTo(StaffRole.Reviewer));
        var row = (await Rows()).Single(one => one.Name == Name);
        Assert.That(
            (row.Standing, row.User, row.HasFactor, row.OpenSessions),
            Is.EqualTo((StaffStanding.Active, Name, true, 1)));
        var seen = (await Seen(row.Id)).OrThrow();
        Assert.That(
            seen.Moments.Select(one => one.Verb),
            Is.EqualTo(new[] { TrailVerbs.Joined, "staff.take_link", "staff.approve", "staff.request" }));
        Assert.That(
            await village.Look(db => db.IdempotencyRecords.AnyAsync(one =>
                one.Answer.Contains(token) || one.Answer.Contains(code))), Is.False, "neither half is kept anywhere");
    }

    [Test]
    public async Task Guessing_the_other_half_is_slowed_down()
    {
        var (token, _) = await Invited();
        var key = (await Open(token)).OrThrow().Key;
        for (var at = 0; at < TriesRule.OfOne.Free; at++)
            Assert.That((await Accept(token, key, $"{at:00000000}")).Refusal, Is.TypeOf<HandoverCodeWrong>());

        Assert.That((await Accept(token, key, "12345678")).Refusal, Is.TypeOf<TooManyTries>());
    }

    [Test]
    public async Task One_request_about_somebody_is_under_way_at_a_time_and_stands_among_what_waits()
    {
        var answers = await Task.WhenAll(Task.Run(() => Appoint()), Task.Run(() => Appoint()));

        Assert.That(
            answers.Select(one => one.Refusal?.Code), Is.EquivalentTo(new[] { null, "staff.already_asked" }));
        var waiting = (await village.Run((ListApprovals feature) =>
            feature.Run(new(OnlyWaiting: true, Search: Name), default))).OrThrow().Rows.Single();
        Assert.That((waiting.Kind, waiting.Note), Is.EqualTo((ApprovalKind.Staff, $"{Name}：5 月 6 日理事会")));
        Assert.That((await Decline(reviewer, waiting.Number, " ")).Refusal, Is.TypeOf<DeclineReasonMissing>());
        (await Decline(reviewer, waiting.Number, "没有开过这个会")).WithoutValue().OrThrow();
        var again = (await Appoint()).OrThrow().Number;
        (await Decline(treasurer, again, reason: null)).WithoutValue().OrThrow();
        Assert.That((await Approve(reviewer, again)).Refusal, Is.TypeOf<AlreadyDecided>());
    }

    [Test]
    public async Task Nobody_asks_about_themselves_and_nobody_agrees_about_themselves()
    {
        Assert.That(
            (await Ask(StaffWish.ChangeRole, treasurer.Id, StaffRole.Reviewer)).Refusal, Is.TypeOf<StaffNotYourself>());
        Assert.That(
            (await Ask(StaffWish.ChangeRole, reviewer.Id, StaffRole.Supervisor)).Refusal, Is.TypeOf<StaffLastOne>());
        Assert.That((await Ask(StaffWish.Reset, treasurer.Id)).Refusal, Is.TypeOf<StaffNotYourself>());
        Assert.That((await Ask(StaffWish.Reset, reviewer.Id)).Refusal, Is.TypeOf<StaffNobodyAgrees>());
        await Promote(DemoVillage.Supervisor, StaffRole.Reviewer);
        var other = await village.SignIn(DemoVillage.Supervisor);
        var number = (await Ask(StaffWish.Reset, reviewer.Id)).OrThrow().Number;

        Assert.That(
            (await Approve(reviewer, number, DemoVillage.Reviewer)).Refusal, Is.TypeOf<StaffNotYourself>());
        Assert.That((await Approve(other, number, DemoVillage.Reviewer)).IsRefused, Is.False);
    }

    [Test]
    public async Task In_a_village_of_one_nothing_is_asked_for_that_nobody_could_agree_to()
    {
        _ = await village.Look(db => db.Staff.Where(one => one.Id == reviewer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StaffState.Disabled)));

        var asked = await Appoint();

        Assert.That(asked.Refusal, Is.TypeOf<StaffNobodyAgrees>());
        Assert.That(asked.Refusal!.Sentence, Does.Contain("staff add"));
        Assert.That((await Requests()).CanBeAgreedTo, Is.False);
    }

    [Test]
    public async Task Another_role_is_in_force_when_two_agree_and_ends_the_sessions_of_the_old_one()
    {
        var keeper = await village.SignIn(DemoVillage.StoreKeeper);
        var number = (await Ask(StaffWish.ChangeRole, keeper.Id, StaffRole.Reviewer)).OrThrow().Number;
        Assert.That(await IsIn(keeper), Is.True);

        Assert.That((await Approve(reviewer, number, DemoVillage.StoreKeeper)).OrThrow().Code, Is.Null);

        Assert.That(await IsIn(keeper), Is.False);
        Assert.That((await Rows()).Single(one => one.Id == keeper.Id).Role, Is.EqualTo(StaffRole.Reviewer));
        Assert.That(
            (await Ask(StaffWish.ChangeRole, keeper.Id, StaffRole.Reviewer)).Refusal, Is.TypeOf<StaffUnchanged>());
        Assert.That(
            (await Ask(StaffWish.ChangeRole, new(9_999), StaffRole.Reviewer)).Refusal, Is.TypeOf<StaffNotFound>());
    }

    [Test]
    public async Task A_second_link_shuts_what_was_there_and_what_was_not_taken_lapses()
    {
        var (first, code) = await Invited();
        _ = (await Accept(first, (await Open(first)).OrThrow().Key, code)).OrThrow();
        var id = (await Rows()).Single(one => one.Name == Name).Id;
        var number = (await Ask(StaffWish.Reset, id)).OrThrow().Number;
        Assert.That((await Rows()).Single(one => one.Id == id).Standing, Is.EqualTo(StaffStanding.Active));
        _ = (await Approve(reviewer, number)).OrThrow();
        Assert.That((await Rows()).Single(one => one.Id == id).Standing, Is.EqualTo(StaffStanding.Invited));

        var newer = (await Ask(StaffWish.Reset, id)).OrThrow().Number;
        var half = (await Approve(reviewer, newer)).OrThrow().Code!;

        Assert.That((await Take(treasurer, number)).Refusal, Is.TypeOf<StaffLinkGone>());
        var token = (await Take(treasurer, newer)).OrThrow().Token;
        var opened = (await Open(token)).OrThrow();
        Assert.That((await Accept(token, opened.Key, code)).Refusal, Is.TypeOf<HandoverCodeWrong>(), "the old half");
        Assert.That((await Accept(token, opened.Key, half)).OrThrow().User, Is.EqualTo(Name));
    }

    [Test]
    public async Task One_person_takes_somebody_off_at_once_and_two_let_them_in_again()
    {
        var farmers = await village.SignIn(DemoVillage.FarmersRepresentative);
        Assert.That((await TakeOff(reviewer, reviewer.Id)).Refusal, Is.TypeOf<StaffNotYourself>());
        Assert.That((await TakeOff(reviewer, treasurer.Id)).Refusal, Is.TypeOf<StaffLastOne>());
        Assert.That((await TakeOff(treasurer, reviewer.Id)).Refusal, Is.TypeOf<StaffLastOne>());

        (await TakeOff(reviewer, farmers.Id)).WithoutValue().OrThrow();

        Assert.That(await IsIn(farmers), Is.False);
        Assert.That((await TakeOff(reviewer, farmers.Id)).Refusal, Is.TypeOf<StaffUnchanged>());
        Assert.That((await Seats())[0].Now, Is.Null);
        Assert.That((await Ask(StaffWish.Reset, farmers.Id)).Refusal, Is.TypeOf<StaffTakenOff>());
        var number = (await Ask(StaffWish.Enable, farmers.Id)).OrThrow().Number;
        _ = (await Approve(reviewer, number, DemoVillage.FarmersRepresentative)).OrThrow();
        var row = (await Rows()).Single(one => one.Id == farmers.Id);
        Assert.That((row.Standing, row.Seat), Is.EqualTo((StaffStanding.Invited, default(Seat?))));
    }

    [Test]
    public async Task Two_who_take_each_other_off_at_once_do_not_leave_the_village_without_both()
    {
        await Promote(DemoVillage.Supervisor, StaffRole.Reviewer);
        var other = await village.SignIn(DemoVillage.Supervisor);

        var answers = await Task.WhenAll(
            Task.Run(() => TakeOff(reviewer, other.Id)), Task.Run(() => TakeOff(other, reviewer.Id)));

        Assert.That(answers.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(
            await village.Look(db => db.Staff.CountAsync(one =>
                one.Role == StaffRole.Reviewer && one.State == StaffState.Active)),
            Is.EqualTo(1));
    }

    [Test]
    public async Task An_old_factor_takes_nobody_off_and_takes_no_link()
    {
        var number = (await Appoint()).OrThrow().Number;
        _ = (await Approve(reviewer, number)).OrThrow();
        phone.Move(StaffSession.FactorLasts + TimeSpan.FromSeconds(1));

        Assert.That((await Take(treasurer, number)).Refusal, Is.TypeOf<FactorNeeded>());
        Assert.That((await TakeOff(treasurer, reviewer.Id)).Refusal, Is.TypeOf<FactorNeeded>());
    }

    [Test]
    public async Task One_session_of_a_colleague_is_ended_or_all_of_them()
    {
        var (first, second, third) = (
            await village.SignIn(DemoVillage.StoreKeeper), await village.SignIn(DemoVillage.StoreKeeper),
            await village.SignIn(DemoVillage.StoreKeeper));
        var seen = (await Seen(first.Id)).OrThrow();
        Assert.That(
            seen.Sessions.Select(one => one.Id), Is.SupersetOf(new[] { first.Session, second.Session }));

        (await End(reviewer, first.Id, second.Session)).WithoutValue().OrThrow();
        Assert.That((await IsIn(first), await IsIn(second)), Is.EqualTo((true, false)));
        (await End(reviewer, first.Id, only: null)).WithoutValue().OrThrow();
        Assert.That((await IsIn(first), await IsIn(third)), Is.EqualTo((false, false)));
        Assert.That((await End(reviewer, first.Id, only: null)).Refusal, Is.TypeOf<SessionNotFound>());
        Assert.That((await Seen(first.Id)).OrThrow().Sessions, Is.Empty);
        Assert.That(
            (await End(await village.SignIn(DemoVillage.Supervisor), treasurer.Id, only: null)).Refusal,
            Is.TypeOf<NotYourDuty>());
    }

    [Test]
    public async Task Whoever_mistyped_too_often_is_shown_as_held_up_and_freed()
    {
        var (token, code) = await Invited();
        var key = (await Open(token)).OrThrow().Key;
        _ = (await Accept(token, key, code)).OrThrow();
        var id = (await Rows()).Single(one => one.Name == Name).Id;
        Assert.That((await Free(id)).Refusal, Is.TypeOf<StaffNotHeldUp>());
        phone.Move(TimeSpan.FromSeconds(30));
        for (var at = 0; at <= TriesRule.OfOne.Free; at++) _ = await SignIn(key, "wrong password 1");
        Assert.That((await Rows()).Single(one => one.Id == id).Standing, Is.EqualTo(StaffStanding.HeldUp));

        (await Free(id)).WithoutValue().OrThrow();

        Assert.That((await Rows()).Single(one => one.Id == id).Standing, Is.EqualTo(StaffStanding.Active));
        Assert.That((await SignIn(key)).IsRefused, Is.False);
    }

    [Test]
    public async Task A_seat_has_one_person_and_remembers_who_sat_there()
    {
        var keeper = await village.SignIn(DemoVillage.StoreKeeper);
        Assert.That(
            (await Ask(StaffWish.ChangeRole, keeper.Id, StaffRole.Representative)).Refusal,
            Is.TypeOf<StaffSeatMissing>());
        await village.Advance(TimeSpan.FromDays(1));
        var number = (await Ask(StaffWish.ChangeRole, keeper.Id, StaffRole.Representative, Seat.Farmers))
            .OrThrow().Number;
        _ = (await Approve(reviewer, number, DemoVillage.StoreKeeper)).OrThrow();

        var farmers = (await Seats())[0];
        Assert.That((farmers.Seat, farmers.Now?.Name), Is.EqualTo((Seat.Farmers, DemoVillage.StoreKeeper)));
        Assert.That(farmers.Before.Single().Name, Is.EqualTo(DemoVillage.FarmersRepresentative));
        Assert.That(farmers.Before.Single().Until, Is.EqualTo(farmers.Now!.Since));
        var moved = (await Ask(StaffWish.ChangeRole, keeper.Id, StaffRole.Representative, Seat.Government))
            .OrThrow().Number;
        _ = (await Approve(reviewer, moved, DemoVillage.StoreKeeper)).OrThrow();
        var three = await Seats();
        Assert.That(three[0].Now, Is.Null);
        Assert.That(three[2].Now?.Name, Is.EqualTo(DemoVillage.StoreKeeper));
    }

    [Test]
    public async Task The_operator_seats_people_too_and_only_representatives()
    {
        Assert.That((await Add(new(Name, StaffRole.Reviewer, Seat.Farmers))).Refusal, Is.TypeOf<StaffSeatForNobody>());
        _ = (await Add(new(Name, StaffRole.Representative, Seat.Farmers))).OrThrow();
        Assert.That((await Seats())[0].Now?.Name, Is.EqualTo(Name));
        Assert.That((await Change(StaffRole.Treasurer, Seat.Farmers)).Refusal, Is.TypeOf<StaffSeatForNobody>());
        (await Change(StaffRole.Representative, Seat.Enterprise)).OrThrow();
        Assert.That((await Change(StaffRole.Representative, Seat.Enterprise)).Refusal, Is.TypeOf<StaffUnchanged>());
        var three = await Seats();
        Assert.That(three[0].Now, Is.Null);
        Assert.That(three[1].Now?.Name, Is.EqualTo(Name));
        (await Change(StaffRole.StoreKeeper, seat: null)).OrThrow();
        Assert.That((await Seats())[1].Now, Is.Null);

        Task<Outcome<AddStaff.Result>> Add(AddStaff.Command command) =>
            village.Run((AddStaff feature) => feature.Run(command, default));
        Task<Outcome> Change(StaffRole role, Seat? seat) => village.Run((ChangeStaff feature) =>
            feature.Run(new(Name, StaffChange.Appoint, role, seat), default));
    }

    [Test]
    public async Task A_list_is_searched_filtered_and_counted()
    {
        var all = (await Page(new(treasurer, new()))).OrThrow();
        var found = (await Page(new(treasurer, new(Sort: new(nameof(StaffRow.Name))), Search: "俞"))).OrThrow();
        var speakers = (await Page(new(treasurer, new(Size: 2), Role: StaffRole.Representative))).OrThrow();

        Assert.That(all.Counts[StaffStanding.Invited], Is.EqualTo(7));
        Assert.That(found.Page.Rows.Select(one => one.Name), Is.All.Contains("俞"));
        Assert.That((speakers.Page.Rows.Count, speakers.Page.Total), Is.EqualTo((2, 3)));
        Assert.That(
            (await Page(new(await village.SignIn(DemoVillage.StoreKeeper), new()))).Refusal,
            Is.TypeOf<NotYourDuty>());
    }

    private Task<Outcome<RequestStaffChange.Result>> Appoint() =>
        Ask(StaffWish.Appoint, id: null, StaffRole.Reviewer);

    private Task<Outcome<RequestStaffChange.Result>> Ask(
        StaffWish wish, StaffId? id, StaffRole role = default, Seat? seat = null) =>
        village.Run((RequestStaffChange feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, wish, id, id is null ? Name : null, role, seat, "5 月 6 日理事会"),
            default));

    private Task<Outcome<ApproveStaffRequest.Result>> Approve(StaffActor by, string number, string typed = Name) =>
        village.Run((ApproveStaffRequest feature) => feature.Run(new(by, number, typed), default));

    private Task<Outcome<DeclineStaffRequest.Result>> Decline(StaffActor by, string number, string? reason) =>
        village.Run((DeclineStaffRequest feature) =>
            feature.Run(new(IdempotencyKey.New(), by, number, reason), default));

    private Task<Outcome<TakeStaffLink.Result>> Take(StaffActor by, string number) =>
        village.Run((TakeStaffLink feature) => feature.Run(new(by, number), default));

    private async Task<(string Token, string Code)> Invited()
    {
        var number = (await Appoint()).OrThrow().Number;
        var code = (await Approve(reviewer, number)).OrThrow().Code!;
        return ((await Take(treasurer, number)).OrThrow().Token, code);
    }

    private Task<Outcome<StaffId>> TakeOff(StaffActor by, StaffId id) =>
        village.Run((TakeOffStaff feature) => feature.Run(new(IdempotencyKey.New(), by, id), default));

    private Task<Outcome<int>> End(StaffActor by, StaffId id, StaffSessionId? only) =>
        village.Run((EndSessionsOfStaff feature) => feature.Run(new(IdempotencyKey.New(), by, id, only), default));

    private Task<Outcome<StaffId>> Free(StaffId id) =>
        village.Run((FreeStaff feature) => feature.Run(new(IdempotencyKey.New(), reviewer, id), default));

    private Task<Outcome<ListStaffDesk.Result>> Page(ListStaffDesk.Query query) =>
        village.Run((ListStaffDesk feature) => feature.Run(query, default));

    private async Task<IReadOnlyList<StaffRow>> Rows() =>
        (await Page(new(treasurer, new(Size: 100)))).OrThrow().Page.Rows;

    private Task<Outcome<GetStaff.View>> Seen(StaffId id) =>
        village.Run((GetStaff feature) => feature.Run(new(treasurer, id), default));

    private async Task<ListStaffRequests.View> Requests() =>
        (await village.Run((ListStaffRequests feature) => feature.Run(new(treasurer), default))).OrThrow();

    private async Task<IReadOnlyList<ListSeats.SeatView>> Seats() =>
        (await village.Run((ListSeats feature) => feature.Run(new(treasurer), default))).OrThrow();

    private async Task<bool> IsIn(StaffActor actor) =>
        !(await village.Run((CheckSession feature) => feature.Run(new(DemoVillage.Slug, actor), default))).IsRefused;

    private Task<int> Promote(string name, StaffRole role) => village.Look(db => db.Staff
        .Where(one => one.Name == name).ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, role)));

    private Task<Outcome<OpenInvitation.Result>> Open(string token) =>
        village.Run((OpenInvitation open) => open.Run(new(DemoVillage.Slug, token), default));

    private Task<Outcome<AcceptInvitation.Result>> Accept(string token, string key, string? handover) =>
        village.Run((AcceptInvitation accept) => accept.Run(
            new(DemoVillage.Slug, token, Name, Password, key, Totp.At(key, phone.Now), "203.0.113.7", handover),
            default));

    private Task<Outcome<SignInFeature.Result>> SignIn(string key, string password = Password) =>
        village.Run((SignInFeature feature) => feature.Run(
            new(Name, password, Totp.At(key, phone.Now), new("203.0.113.7", "Chrome · Windows")), default));
}
