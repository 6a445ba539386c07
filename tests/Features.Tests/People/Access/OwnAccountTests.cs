using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Accounts;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Access;

/// <summary>What somebody does about their own sign-in, and that whoever else is in with it is out then.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class OwnAccountTests(DatabaseProvider provider)
{
    private const string Keeper = DemoVillage.StoreKeeper;
    private const string Better = "another 3 bamboo baskets";
    private HandClock phone = null!;
    private TestVillage village = null!;
    private Accounts accounts = null!;
    private StaffActor here;
    private StaffActor elsewhere;

    [SetUp]
    public async Task Start()
    {
        phone = new HandClock(new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
        village = await TestVillage.Start(provider, phone: phone);
        accounts = await Accounts.Of(village, phone, Keeper);
        elsewhere = await accounts.In(Keeper);
        here = await accounts.In(Keeper);
        phone.Move(TimeSpan.FromSeconds(30));
    }

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task A_new_password_takes_the_old_ones_place_and_ends_the_sessions_elsewhere()
    {
        _ = (await Change(Accounts.Password, Better)).OrThrow();

        Assert.That(await Standing(elsewhere), Is.TypeOf<SessionEnded>());
        Assert.That(await Standing(here), Is.Null, "where it was changed goes on");
        Assert.That((await accounts.SignIn(Keeper)).Refusal, Is.TypeOf<SignInWrong>());
        Assert.That((await accounts.SignIn(Keeper, Better)).IsRefused, Is.False);
        Assert.That(await Told("account.password"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_password_is_changed_by_whoever_knows_the_old_one_and_to_a_better_one()
    {
        Assert.That((await Change("wrong password 1", Better)).Refusal, Is.TypeOf<PasswordWrong>());
        Assert.That((await Change(Accounts.Password, "short1")).Refusal, Is.TypeOf<PasswordWeak>());
        Assert.That((await Change(Accounts.Password, Accounts.Password)).Refusal, Is.TypeOf<PasswordUnchanged>());

        Assert.That(await Standing(elsewhere), Is.Null, "nothing happened");
        Assert.That((await accounts.SignIn(Keeper)).IsRefused, Is.False);
    }

    [Test]
    public async Task Guessing_the_old_password_at_an_open_screen_is_slowed_down()
    {
        for (var at = 0; at < TriesRule.OfOne.Free; at++)
            Assert.That((await Change("wrong password 1", Better)).Refusal, Is.TypeOf<PasswordWrong>());

        Assert.That((await Change(Accounts.Password, Better)).Refusal, Is.TypeOf<TooManyTries>());
    }

    [Test]
    public async Task A_new_phone_counts_once_its_code_has_come_back()
    {
        var offered = (await village.Run((OfferFactor offer) => offer.Run(new(here), default))).OrThrow();
        Assert.That(offered.Link.AbsoluteUri, Does.StartWith("otpauth://totp/").And.Contain($"secret={offered.Key}"));
        Assert.That((await Renew(offered.Key, "000000")).Refusal, Is.TypeOf<CodeWrong>());
        Assert.That((await Renew("a key of one's own", accounts.Code())).Refusal, Is.TypeOf<CodeWrong>());
        Assert.That((await accounts.SignIn(Keeper)).IsRefused, Is.False, "until then the old one counts");

        phone.Move(TimeSpan.FromSeconds(30));
        _ = (await Renew(offered.Key, accounts.Code(key: offered.Key))).OrThrow();

        Assert.That(await Standing(elsewhere), Is.TypeOf<SessionEnded>());
        Assert.That(await Standing(here), Is.Null);
        Assert.That(
            (await accounts.SignIn(Keeper, code: accounts.Code(key: offered.Key))).Refusal, Is.TypeOf<SignInWrong>(),
            "the code that confirmed it is used up");
        phone.Move(TimeSpan.FromSeconds(30));
        Assert.That((await accounts.SignIn(Keeper)).Refusal, Is.TypeOf<SignInWrong>(), "the old one is over");
        Assert.That((await accounts.SignIn(Keeper, code: accounts.Code(key: offered.Key))).IsRefused, Is.False);
    }

    [Test]
    public async Task Another_phone_needs_the_password_and_a_code_of_the_old_one_of_the_last_quarter_of_an_hour()
    {
        var offered = (await village.Run((OfferFactor offer) => offer.Run(new(here), default))).OrThrow();
        Assert.That(
            (await Renew(offered.Key, accounts.Code(key: offered.Key), "wrong password 1")).Refusal,
            Is.TypeOf<PasswordWrong>());

        phone.Move(StaffSession.FactorLasts);
        Assert.That(
            (await Renew(offered.Key, accounts.Code(key: offered.Key))).Refusal, Is.TypeOf<FactorNeeded>());
        _ = (await village.Run((ShowFactor show) => show.Run(new(here, accounts.Code()), default))).OrThrow();
        Assert.That((await Renew(offered.Key, accounts.Code(key: offered.Key))).IsRefused, Is.False);
    }

    [Test]
    public async Task One_sees_where_one_is_signed_in_and_ends_one_or_all_others()
    {
        var third = await accounts.In(Keeper);
        var rows = (await village.Run((ListMySessions list) => list.Run(new(here), default))).OrThrow();
        Assert.That(rows.Select(row => row.Id), Is.EqualTo(new[] { third.Session, here.Session, elsewhere.Session }));
        Assert.That(rows.Single(row => row.IsThis).Id, Is.EqualTo(here.Session));
        Assert.That(
            rows.Select(row => (row.Device, row.Address)), Has.All.EqualTo(("Chrome · Windows", "203.0.113.7")));

        _ = (await End(elsewhere.Session)).OrThrow();
        Assert.That(await Standing(elsewhere), Is.TypeOf<SessionEnded>());
        Assert.That(await Standing(third), Is.Null);
        Assert.That((await End(elsewhere.Session)).Refusal, Is.TypeOf<SessionNotFound>());
        Assert.That((await End(here.Session)).Refusal, Is.TypeOf<SessionNotFound>(), "one signs out of this one");
        _ = (await End(only: null)).OrThrow();
        Assert.That(await Standing(third), Is.TypeOf<SessionEnded>());
        Assert.That(await Standing(here), Is.Null);
        var left = (await village.Run((ListMySessions list) => list.Run(new(here), default))).OrThrow();
        Assert.That(left.Single().IsThis, Is.True);
    }

    [Test]
    public async Task Nobody_ends_the_session_of_anybody_else()
    {
        var treasurer = await village.SignIn(DemoVillage.Treasurer);

        Assert.That((await End(treasurer.Session)).Refusal, Is.TypeOf<SessionNotFound>());
        _ = (await End(only: null)).OrThrow();
        Assert.That(await Standing(treasurer), Is.Null);
    }

    private Task<Outcome<bool>> Change(string old, string wished) =>
        village.Run((ChangePassword change) => change.Run(new(here, old, wished), default));

    private Task<Outcome<bool>> Renew(string key, string code, string password = Accounts.Password) =>
        village.Run((RenewFactor renew) => renew.Run(new(here, password, key, code), default));

    private Task<Outcome<bool>> End(StaffSessionId? only) =>
        village.Run((EndMySessions end) => end.Run(new(here, only), default));

    private async Task<Refusal?> Standing(StaffActor actor) =>
        (await village.Run((CheckSession check) => check.Run(new(DemoVillage.Slug, actor), default))).Refusal;

    private Task<int> Told(string verb) => village.Look(db => db.AuditTrail.CountAsync(one => one.Verb == verb));
}
