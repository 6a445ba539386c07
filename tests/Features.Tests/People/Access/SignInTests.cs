using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Features.People.Access;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Access;

/// <summary>Who gets in at the console, and what a stranger learns by trying: nothing.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SignInTests(DatabaseProvider provider)
{
    private const string Keeper = DemoVillage.StoreKeeper;
    private HandClock phone = null!;
    private TestVillage village = null!;
    private Accounts accounts = null!;

    [SetUp]
    public async Task Start()
    {
        phone = new HandClock(new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
        village = await TestVillage.Start(provider, phone: phone);
        accounts = await Accounts.Of(village, phone, Keeper, DemoVillage.Treasurer);
    }

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task A_code_works_once()
    {
        Assert.That((await accounts.SignIn(Keeper)).IsRefused, Is.False);

        Assert.That((await accounts.SignIn(Keeper)).Refusal, Is.TypeOf<SignInWrong>());
        Assert.That((await accounts.SignIn(Keeper, code: accounts.Code(-30))).Refusal, Is.TypeOf<SignInWrong>());
        Assert.That((await accounts.SignIn(Keeper, code: accounts.Code(30))).IsRefused, Is.False, "a later one");
        Assert.That((await accounts.SignIn(DemoVillage.Treasurer)).IsRefused, Is.False, "of another account");
    }

    [Test]
    public async Task Of_two_at_once_with_one_code_one_gets_in()
    {
        var both = await Task.WhenAll(accounts.SignIn(Keeper), accounts.SignIn(Keeper), accounts.SignIn(Keeper));

        Assert.That(both.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(await village.Look(db => db.StaffSessions.CountAsync()), Is.EqualTo(1));
    }

    [TestCase(-60, false)]
    [TestCase(-30, true)]
    [TestCase(30, true)]
    [TestCase(60, false)]
    public async Task A_phone_may_be_half_a_minute_off(int seconds, bool isTaken)
    {
        var answer = await accounts.SignIn(Keeper, code: accounts.Code(seconds));

        Assert.That(answer.IsRefused, Is.EqualTo(!isTaken));
    }

    [Test]
    public async Task A_wrong_password_uses_no_code_up_and_spaces_in_one_do_no_harm()
    {
        Assert.That((await accounts.SignIn(Keeper, "wrong password 1")).Refusal, Is.TypeOf<SignInWrong>());

        var spaced = accounts.Code().Insert(3, " ");
        Assert.That((await accounts.SignIn($" {Keeper} ", code: spaced)).IsRefused, Is.False);
    }

    [Test]
    public async Task Whatever_is_wrong_the_answer_is_the_same_and_takes_as_long()
    {
        var answers = new List<(string? Sentence, TimeSpan Took)>();
        foreach (var (user, password, code) in new[]
        {
            (Keeper, "wrong password 1", accounts.Code()), (Keeper, Accounts.Password, "000000"),
            ("nobody", Accounts.Password, accounts.Code()), ("nobody", "wrong password 1", "000000"),
        })
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await accounts.SignIn(user, password, code);
            answers.Add((answer.Refusal?.Sentence, Stopwatch.GetElapsedTime(began)));
        }

        Assert.That(answers.Select(one => one.Sentence).Distinct(), Is.EqualTo(new[] { new SignInWrong().Sentence }));
        Assert.That(answers.Select(one => one.Took), Has.All.GreaterThan(TimeSpan.FromMilliseconds(145)));
    }

    [Test]
    public async Task Wrong_ones_slow_down_a_name_that_is_somebodys_and_one_that_is_nobodys_alike()
    {
        foreach (var user in new[] { Keeper, "nobody" })
        {
            for (var at = 0; at < TriesRule.OfOne.Free; at++)
                Assert.That((await accounts.SignIn(user, "wrong password 1")).Refusal, Is.TypeOf<SignInWrong>());

            Assert.That(
                (await accounts.SignIn(user)).Refusal, Is.EqualTo(new TooManyTries(TriesRule.OfOne.FirstPause)), user);
        }

        phone.Move(TriesRule.OfOne.FirstPause);
        Assert.That((await accounts.SignIn(Keeper)).IsRefused, Is.False, "slowed down, not shut out");
        for (var at = 0; at < 3; at++)
            Assert.That((await accounts.SignIn(Keeper, "wrong password 1")).Refusal, Is.TypeOf<SignInWrong>());
    }

    [Test]
    public async Task Of_many_at_once_no_more_are_looked_at_than_one_after_the_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(at =>
            accounts.SignIn(Keeper, "wrong password 1", from: new($"198.51.100.{at}", ""))));

        Assert.That(
            answers.Count(one => one.Refusal is SignInWrong), Is.EqualTo(TriesRule.OfOne.Free));
        Assert.That(answers.Count(one => one.Refusal is TooManyTries), Is.EqualTo(20 - TriesRule.OfOne.Free));
    }

    [Test]
    public async Task A_stranger_slows_down_nobody_at_a_device_of_theirs()
    {
        var known = new KnownDevice((await accounts.SignIn(Keeper)).OrThrow().Account, "a browser at the shop");
        phone.Move(TimeSpan.FromSeconds(30));
        for (var at = 0; at < 40; at++) _ = await accounts.SignIn(Keeper, "wrong password 1");
        Assert.That((await accounts.SignIn(Keeper)).Refusal, Is.TypeOf<TooManyTries>());

        Assert.That((await accounts.SignIn(DemoVillage.Treasurer, device: known)).IsRefused, Is.False);
        Assert.That((await accounts.SignIn(Keeper, device: known)).IsRefused, Is.False);
        for (var at = 0; at < TriesRule.OfOne.Free; at++)
            _ = await accounts.SignIn(Keeper, "wrong password 1", device: known);
        Assert.That(
            (await accounts.SignIn(Keeper, device: known)).Refusal, Is.TypeOf<TooManyTries>(),
            "a stolen one has its own limit");
    }

    [Test]
    public async Task One_address_that_tries_many_names_is_slowed_down_and_another_is_not()
    {
        var stranger = new SessionOrigin("198.51.100.9", "");
        for (var at = 0; at < TriesRule.OfAddress.Free; at++)
            Assert.That((await accounts.SignIn($"name {at}", from: stranger)).Refusal, Is.TypeOf<SignInWrong>());

        Assert.That((await accounts.SignIn(Keeper, from: stranger)).Refusal, Is.TypeOf<TooManyTries>());
        Assert.That((await accounts.SignIn(Keeper)).IsRefused, Is.False);
    }

    [Test]
    public async Task The_supervisor_hears_of_many_and_whoever_is_in_stays_in()
    {
        var keeper = (await accounts.SignIn(Keeper)).OrThrow().Staff;
        for (var at = 0; at < 9; at++)
        {
            _ = await accounts.SignIn(Keeper, "wrong password 1");
            phone.Move(TriesRule.OfOne.LongestPause);
        }

        var alarm = await village.Look(db =>
            db.Alarms.AsNoTracking().SingleAsync(one => one.Code == "access.many_wrong"));
        Assert.That((alarm.Owner, alarm.Subject), Is.EqualTo((StaffRole.Supervisor, $"{keeper.Id.Value}")));
        Assert.That(alarm.Sentence, Does.StartWith(Keeper));
        var standing = await village.Run((CheckSession check) =>
            check.Run(new(keeper.Village, keeper.Actor), default));
        Assert.That(standing.IsRefused, Is.False);
    }

    [Test]
    public async Task Whoever_is_disabled_or_locked_hears_so_only_with_the_right_password_and_code()
    {
        _ = await village.Look(db => db.Accounts.ExecuteUpdateAsync(set =>
            set.SetProperty(one => one.LockoutEnd, phone.Now.AddDays(1))));
        Assert.That((await accounts.SignIn(Keeper, "wrong password 1")).Refusal, Is.TypeOf<SignInWrong>());
        Assert.That((await accounts.SignIn(Keeper)).Refusal, Is.TypeOf<AccountLocked>());

        _ = await village.Look(db => db.Accounts.ExecuteUpdateAsync(set =>
            set.SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null)));
        _ = await village.Look(db => db.Staff.ExecuteUpdateAsync(set =>
            set.SetProperty(one => one.State, StaffState.Disabled)));
        Assert.That((await accounts.SignIn(Keeper, code: "000000")).Refusal, Is.TypeOf<SignInWrong>());
        Assert.That((await accounts.SignIn(Keeper)).Refusal, Is.TypeOf<StaffDisabled>());
    }

    [Test]
    public async Task A_session_says_where_it_was_opened_and_lasts_a_working_day()
    {
        var keeper = (await accounts.SignIn(Keeper)).OrThrow().Staff;
        var session = await village.Look(db => db.StaffSessions.AsNoTracking().SingleAsync());
        Assert.That(
            (session.Address, session.Device, session.StartedAt),
            Is.EqualTo(("203.0.113.7", "Chrome · Windows", phone.Now)));

        phone.Move(StaffSession.Longest);
        Assert.That((await Check()).IsRefused, Is.False);
        phone.Move(TimeSpan.FromSeconds(1));
        Assert.That((await Check()).Refusal, Is.TypeOf<SessionEnded>());

        Task<Domain.Shared.Outcome> Check() =>
            village.Run((CheckSession check) => check.Run(new(keeper.Village, keeper.Actor), default));
    }
}
