using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Shoppers;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SessionTests(DatabaseProvider provider) : ShopFixture(provider)
{
    [Test]
    public async Task A_session_finds_its_shopper_and_no_household()
    {
        var lin = await LogIn("lin");

        var session = (await Find(lin.Token)).OrThrow();

        Assert.That(session, Is.EqualTo(new SessionView(lin.Id, null, null)));
    }

    [Test]
    public async Task Whoever_belongs_to_a_household_is_known_as_such()
    {
        var payee = await LogIn($"household-{DemoVillage.TeaHousehold}");
        var household = await Village.Look(db => db.Households
            .Where(one => one.Number == DemoVillage.TeaHousehold).Select(one => new { one.Id, one.Name })
            .SingleAsync());

        var session = (await Find(payee.Token)).OrThrow();

        Assert.That(session, Is.EqualTo(new SessionView(payee.Id, household.Id, household.Name)));
    }

    [Test]
    public async Task The_same_person_is_one_shopper_with_a_session_for_each_phone()
    {
        var phone = await LogIn("lin");
        var tablet = await LogIn("lin");

        Assert.That(tablet.Id, Is.EqualTo(phone.Id));
        Assert.That(tablet.Token, Is.Not.EqualTo(phone.Token));
        Assert.That((await Find(phone.Token)).OrThrow(), Is.EqualTo((await Find(tablet.Token)).OrThrow()));
    }

    [Test]
    public async Task A_new_person_who_logs_in_on_many_phones_at_once_is_one_shopper()
    {
        var people = await AtOnce(4, () => LogIn("lin"));

        Assert.That(people.Select(person => person.Id).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Village.Look(db => db.Shoppers.CountAsync()), Is.EqualTo(1));
        Assert.That(await Village.Look(db => db.Sessions.CountAsync()), Is.EqualTo(4));
    }

    /// <summary>WeChat's openids are case-sensitive: one openid, one person, on every engine.</summary>
    [Test]
    public async Task Whoever_has_an_openid_that_differs_in_case_is_another_person()
    {
        var lin = await LogIn("lin");
        var openId = await Village.Look(db => db.Shoppers.Select(shopper => shopper.OpenId).SingleAsync());
        var swapped = new string([.. openId.Select(Swap)]);
        await Village.Look(async db =>
        {
            // The other one was here first, so that whoever is looked for without case finds him.
            await db.Sessions.ExecuteDeleteAsync();
            await db.Shoppers.ExecuteDeleteAsync();
            db.Shoppers.Add(new Shopper(db.Tenant.Id, swapped, Village.Now));
            var household = await db.Households.OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
            await db.HouseholdPeople.ExecuteUpdateAsync(set => set.SetProperty(one => one.OpenId, (string?)null));
            var person = await db.HouseholdPeople.FirstAsync(one => one.HouseholdId == household);
            db.Entry(person).Property(one => one.OpenId).CurrentValue = swapped;
            return await db.SaveChangesAsync();
        });

        var again = await LogIn("lin");

        Assert.That(await Village.Look(db => db.Shoppers.CountAsync()), Is.EqualTo(2));
        Assert.That((await Find(again.Token)).OrThrow(), Is.EqualTo(new SessionView(again.Id, null, null)));
        Assert.That(lin.Token, Is.Not.EqualTo(again.Token));

        static char Swap(char one) => char.IsAsciiLetterUpper(one) ? char.ToLowerInvariant(one)
            : char.ToUpperInvariant(one);
    }

    [Test]
    public async Task The_token_itself_is_not_stored()
    {
        var lin = await LogIn("lin");

        var stored = await Village.Look(db => db.Sessions.Select(session => session.TokenHash).SingleAsync());

        Assert.That(stored, Has.Length.EqualTo(64).And.Not.Contains(lin.Token));
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("\u200b")]
    [TestCase("code\0code")]
    [TestCase("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef1")]
    [TestCase("0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_code_that_WeChat_did_not_give_opens_nothing(string code)
    {
        IsRefused(await Exchange(code), "session.code_invalid");

        Assert.That(await Village.Look(db => db.Sessions.AnyAsync()), Is.False);
    }

    [Test]
    public async Task A_code_is_too_old_after_five_minutes()
    {
        var minted = await Village.Sandbox.LoginCode("lin", Ct);
        await Village.Advance(TimeSpan.FromMinutes(5));

        IsRefused(await Exchange(minted.Code), "session.code_invalid");
    }

    [TestCase("T4")]
    [TestCase("A4")]
    public async Task While_WeChat_does_not_answer_nobody_is_turned_away_for_good(string fault)
    {
        await Fault(fault, "jscode2session");
        var minted = await Village.Sandbox.LoginCode("lin", Ct);

        IsRefused(await Exchange(minted.Code), "session.wechat_unclear");

        Assert.That((await Exchange(minted.Code)).IsRefused, Is.False);
    }

    [Test]
    public async Task Logging_out_ends_one_session_and_twice_is_as_good_as_once()
    {
        var (phone, tablet) = (await LogIn("lin"), await LogIn("lin"));

        Assert.That((await LogOut(phone.Token)).IsRefused, Is.False);
        Assert.That((await LogOut(phone.Token)).IsRefused, Is.False);

        IsRefused(await Find(phone.Token), "session.missing");
        Assert.That((await Find(tablet.Token)).OrThrow().ShopperId, Is.EqualTo(phone.Id));
    }

    [Test]
    public async Task A_session_ends_by_itself_at_its_last_moment()
    {
        var lin = await LogIn("lin");
        await Village.Advance(Session.Lifetime - TimeSpan.FromSeconds(1));
        Assert.That((await Find(lin.Token)).IsRefused, Is.False);

        await Village.Advance(TimeSpan.FromSeconds(1));

        IsRefused(await Find(lin.Token), "session.missing");
    }

    [TestCase("")]
    [TestCase("somebody-guessed-this")]
    public async Task A_token_that_nobody_got_finds_nobody(string token)
    {
        _ = await LogIn("lin");

        IsRefused(await Find(token), "session.missing");
    }

    private Task<Outcome<LogIn.Result>> Exchange(string code) =>
        Village.Run((LogIn feature) => feature.Run(new(code), Ct));

    private Task<Outcome<SessionView>> Find(string token) =>
        Village.Run((FindSession feature) => feature.Run(token, Ct));

    private Task<Outcome> LogOut(string token) => Village.Run((LogOut feature) => feature.Run(new(token), Ct));
}
