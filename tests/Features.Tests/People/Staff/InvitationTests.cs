using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Accounts;
using VillageCloud.Features.People.Staff;
using VillageCloud.TestKit;
using SignInFeature = VillageCloud.Features.People.Access.SignIn;

namespace VillageCloud.Features.Tests.People.Staff;

/// <summary>A link makes exactly one person able to sign in, once.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class InvitationTests(DatabaseProvider provider)
{
    private const string Name = "王芳";
    private const string Password = "torreya and 3 hens";
    private const string Key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private HandClock phone = null!;
    private TestVillage village = null!;

    [SetUp]
    public async Task Start()
    {
        phone = new HandClock(new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
        village = await TestVillage.Start(provider, phone: phone);
    }

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task Whoever_is_added_chooses_password_and_phone_behind_the_link_and_signs_in()
    {
        var token = await Add();
        Assert.That(Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/') + "="), Has.Length.EqualTo(32));
        Assert.That(
            await village.Look(db => db.StaffInvitations.AnyAsync(one => one.Hash.Contains(token))), Is.False);
        var (first, second) = ((await Open(token)).OrThrow(), (await Open(token)).OrThrow());
        Assert.That((first.Name, first.Role, first.User), Is.EqualTo((Name, StaffRole.Reviewer, default(string))));
        Assert.That(first.Key, Is.Not.EqualTo(second.Key), "whoever looked before knows nothing");
        Assert.That((await SignIn("wangfang", second.Key)).Refusal, Is.TypeOf<SignInWrong>());

        Assert.That((await Accept(token, second.Key)).OrThrow().User, Is.EqualTo("wangfang"));

        Assert.That((await Open(token)).Refusal, Is.TypeOf<InvitationUsed>());
        Assert.That((await Accept(token, second.Key)).Refusal, Is.TypeOf<InvitationUsed>());
        Assert.That((await SignIn("wangfang", second.Key)).Refusal, Is.TypeOf<SignInWrong>(), "its code is used");
        phone.Move(TimeSpan.FromSeconds(30));
        var signedIn = (await SignIn("WangFang", second.Key)).OrThrow().Staff;
        Assert.That((signedIn.Name, signedIn.Role), Is.EqualTo((Name, StaffRole.Reviewer)));
        Assert.That(await Told(TrailVerbs.Added, TrailVerbs.Joined), Is.EqualTo((1, 1)));
    }

    [TestCase("w", Password, null, "access.user_name_invalid")]
    [TestCase("wang fang", Password, null, "access.user_name_invalid")]
    [TestCase("wangfang", "short1", null, "access.password_weak")]
    [TestCase("wangfang", "wangfang and 3 hens", null, "access.password_weak")]
    [TestCase("wangfang", "village-2026", null, "access.password_weak")]
    [TestCase("wangfang", Password, "000000", "access.code_wrong")]
    [TestCase("wangfang", Password, "", "access.code_wrong")]
    public async Task What_is_not_good_enough_uses_nothing_up(
        string user, string password, string? code, string refused)
    {
        var token = await Add();
        var key = (await Open(token)).OrThrow().Key;

        Assert.That((await Accept(token, key, user, password, code)).Refusal?.Code, Is.EqualTo(refused));
        Assert.That((await Accept(token, "a key of one's own")).Refusal, Is.TypeOf<CodeWrong>());
        Assert.That(await village.Look(db => db.Accounts.CountAsync()), Is.Zero);

        Assert.That((await Accept(token, key)).IsRefused, Is.False);
    }

    [Test]
    public async Task A_name_that_is_somebodys_is_refused_and_the_link_stays()
    {
        _ = await Joined("周秋芬");
        var token = await Add();
        var key = (await Open(token)).OrThrow().Key;

        Assert.That((await Accept(token, key, "周秋芬")).Refusal, Is.TypeOf<UserNameTaken>());
        Assert.That((await Accept(token, key)).IsRefused, Is.False);
    }

    [Test]
    public async Task A_day_later_it_opens_nothing_and_only_the_newest_ever_does()
    {
        var old = await Add();
        phone.Move(StaffInvitation.Lasts);
        Assert.That((await Open(old)).Refusal, Is.TypeOf<InvitationOld>());
        Assert.That((await Accept(old, Key)).Refusal, Is.TypeOf<InvitationOld>());
        var (second, third) = (await Reset(Name), await Reset(Name));
        Assert.That((await Open(second)).Refusal, Is.TypeOf<InvitationWithdrawn>());
        Assert.That((await Open(third)).IsRefused, Is.False);
        Assert.That((await Open(third + "x")).Refusal, Is.TypeOf<InvitationUnknown>());
        Assert.That((await Open("")).Refusal, Is.TypeOf<InvitationUnknown>());
    }

    [Test]
    public async Task Of_two_with_the_same_link_one_gets_in()
    {
        var token = await Add();
        var key = (await Open(token)).OrThrow().Key;

        var both = await Task.WhenAll(Accept(token, key, "first"), Accept(token, key, "second"));

        Assert.That(both.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(both.Single(one => one.IsRefused).Refusal, Is.TypeOf<InvitationUsed>());
        Assert.That(await village.Look(db => db.Accounts.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Guessing_codes_behind_a_link_is_slowed_down()
    {
        var token = await Add();
        var key = (await Open(token)).OrThrow().Key;
        for (var at = 0; at < TriesRule.OfOne.Free; at++)
            Assert.That((await Accept(token, key, code: "000000")).Refusal, Is.TypeOf<CodeWrong>());

        Assert.That((await Accept(token, key)).Refusal, Is.TypeOf<TooManyTries>());
        phone.Move(TimeSpan.FromMinutes(1));
        Assert.That((await Accept(token, key)).IsRefused, Is.False);
    }

    [Test]
    public async Task A_reset_shuts_the_old_password_and_phone_ends_the_sessions_and_keeps_the_user_name()
    {
        var key = await Joined(Name);
        phone.Move(TimeSpan.FromSeconds(30));
        var inside = (await SignIn(Name, key)).OrThrow().Staff.Actor;

        var token = await Reset(Name);

        Assert.That(
            (await village.Run((CheckSession check) => check.Run(new(DemoVillage.Slug, inside), default))).Refusal,
            Is.TypeOf<SessionEnded>());
        phone.Move(TimeSpan.FromSeconds(30));
        Assert.That((await SignIn(Name, key)).Refusal, Is.TypeOf<SignInWrong>());
        var opened = (await Open(token)).OrThrow();
        Assert.That(opened.User, Is.EqualTo(Name));
        Assert.That((await Accept(token, opened.Key, "another name")).OrThrow().User, Is.EqualTo(Name));
        phone.Move(TimeSpan.FromSeconds(30));
        Assert.That((await SignIn(Name, opened.Key)).IsRefused, Is.False);
        Assert.That(await Told(TrailVerbs.Reset, TrailVerbs.Joined), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Whoever_is_taken_off_gets_no_link_and_can_use_none()
    {
        var token = await Add();
        (await village.Run((ChangeStaff change) => change.Run(new(Name, StaffChange.Disable), default))).OrThrow();

        Assert.That((await Open(token)).Refusal, Is.TypeOf<StaffDisabled>());
        Assert.That((await Accept(token, Key)).Refusal, Is.TypeOf<StaffDisabled>());
        Assert.That((await TryReset(Name)).Refusal, Is.TypeOf<StaffIsDisabled>());
        Assert.That((await TryReset("谁也不是")).Refusal, Is.TypeOf<StaffNotFound>());
        Assert.That((await TryAdd(Name)).Refusal, Is.TypeOf<StaffNameTaken>());
        Assert.That((await TryAdd(" ")).Refusal, Is.TypeOf<StaffNameInvalid>());
    }

    [Test]
    public async Task An_unlock_ends_the_pause_and_nothing_else()
    {
        Assert.That((await Unlock(DemoVillage.StoreKeeper)).Refusal, Is.TypeOf<AccountMissing>());
        Assert.That((await Unlock("谁也不是")).Refusal, Is.TypeOf<StaffNotFound>());
        var key = await Joined(Name);
        Assert.That((await Unlock(Name)).Refusal, Is.TypeOf<StaffNotHeldUp>());
        phone.Move(TimeSpan.FromSeconds(30));
        for (var at = 0; at < TriesRule.OfOne.Free; at++)
            Assert.That((await SignIn(Name, key, "wrong password 1")).Refusal, Is.TypeOf<SignInWrong>());
        Assert.That((await SignIn(Name, key)).Refusal, Is.TypeOf<TooManyTries>());

        (await Unlock(Name)).OrThrow();

        Assert.That((await SignIn(Name, key)).IsRefused, Is.False);
        Assert.That((await Told(TrailVerbs.Unlocked, TrailVerbs.Joined)).First, Is.EqualTo(1));
    }

    private async Task<string> Add() => (await TryAdd(Name)).OrThrow().Token;

    private Task<Outcome<AddStaff.Result>> TryAdd(string name) =>
        village.Run((AddStaff add) => add.Run(new(name, StaffRole.Reviewer), default));

    private async Task<string> Reset(string name) => (await TryReset(name)).OrThrow().Token;

    private Task<Outcome<ResetStaff.Result>> TryReset(string name) =>
        village.Run((ResetStaff reset) => reset.Run(new(name), default));

    private Task<Outcome> Unlock(string name) =>
        village.Run((UnlockStaff unlock) => unlock.Run(new(name), default));

    private Task<Outcome<OpenInvitation.Result>> Open(string token) =>
        village.Run((OpenInvitation open) => open.Run(new(DemoVillage.Slug, token), default));

    private Task<Outcome<AcceptInvitation.Result>> Accept(
        string token, string key, string user = "wangfang", string password = Password, string? code = null) =>
        village.Run((AcceptInvitation accept) => accept.Run(
            new(
                DemoVillage.Slug, token, user, password, key, code ?? (key.Length == 32 ? Code(key) : "000000"),
                "203.0.113.7"),
            default));

    /// <summary>Somebody of the village with a user name like their own; the key of their phone.</summary>
    private async Task<string> Joined(string name)
    {
        var token = name == Name ? await Add() : await Reset(name);
        var key = (await Open(token)).OrThrow().Key;
        _ = (await Accept(token, key, name)).OrThrow();
        return key;
    }

    private Task<Outcome<SignInFeature.Result>> SignIn(string user, string key, string password = Password) =>
        village.Run((SignInFeature feature) => feature.Run(
            new(user, password, Code(key), new("203.0.113.7", "Chrome · Windows")), default));

    private string Code(string key) => Totp.At(key, phone.Now);

    private Task<(int First, int Second)> Told(string first, string second) => village.Look(async db => (
        await db.AuditTrail.CountAsync(one => one.Verb == first),
        await db.AuditTrail.CountAsync(one => one.Verb == second)));
}
