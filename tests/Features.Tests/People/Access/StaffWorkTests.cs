using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Access;

/// <summary>Whether somebody may is asked in the transaction of the act, and what they did stays told.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class StaffWorkTests(DatabaseProvider provider)
{
    private TestVillage village = null!;
    private ProductId product;

    [SetUp]
    public async Task Start()
    {
        village = await TestVillage.Start(provider);
        product = await village.Look(db => db.Products.Where(one => one.IsOnSale).OrderBy(one => one.Id)
            .Select(one => one.Id).FirstAsync());
    }

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task Whoever_signed_out_in_one_tab_acts_in_none()
    {
        var keeper = await village.SignIn(DemoVillage.StoreKeeper);
        var elsewhere = await village.SignIn(DemoVillage.StoreKeeper);
        (await village.Run((EndStaffSession end) => end.Run(new(keeper), default))).OrThrow();

        Assert.That((await Shelve(keeper)).Refusal, Is.TypeOf<SessionEnded>());
        Assert.That(await IsOnSale(), Is.True, "nothing happened");
        Assert.That((await Shelve(elsewhere)).IsRefused, Is.False, "another session is another session");
    }

    [Test]
    public async Task Another_role_and_being_taken_off_end_every_session()
    {
        var keeper = await village.SignIn(DemoVillage.StoreKeeper);
        await Change(StaffChange.Appoint, StaffRole.Supervisor);
        Assert.That((await Shelve(keeper)).Refusal, Is.TypeOf<SessionEnded>());
        var supervisor = await village.SignIn(DemoVillage.StoreKeeper);
        Assert.That((await Shelve(supervisor)).Refusal, Is.TypeOf<NotYourDuty>(), "by the role of this moment");

        await Change(StaffChange.Disable);
        Assert.That((await Shelve(supervisor)).Refusal, Is.TypeOf<StaffDisabled>());
        Assert.That((await Open()).Refusal, Is.TypeOf<StaffDisabled>(), "nor is a session opened");

        await Change(StaffChange.Enable);
        await Change(StaffChange.Appoint, StaffRole.StoreKeeper);
        Assert.That((await Shelve(await village.SignIn(DemoVillage.StoreKeeper))).IsRefused, Is.False);
    }

    [Test]
    public async Task A_role_that_was_changed_behind_everybodys_back_counts_at_once()
    {
        var keeper = await village.SignIn(DemoVillage.StoreKeeper);
        _ = await village.Look(db => db.Staff.Where(one => one.Id == keeper.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, StaffRole.Supervisor)));

        Assert.That((await Shelve(keeper)).Refusal, Is.TypeOf<NotYourDuty>());
    }

    [Test]
    public async Task A_new_password_a_lock_and_a_deleted_account_end_what_was_opened_with_it()
    {
        await MakeAccount();
        var first = await village.SignIn(DemoVillage.StoreKeeper);
        await ChangeAccount(set => set.SetProperty(one => one.SecurityStamp, "another password"));
        Assert.That((await Shelve(first)).Refusal, Is.TypeOf<SessionEnded>());

        var second = await village.SignIn(DemoVillage.StoreKeeper);
        await ChangeAccount(set => set.SetProperty(one => one.LockoutEnd, DateTimeOffset.MaxValue.AddYears(-1)));
        Assert.That((await Shelve(second)).Refusal, Is.TypeOf<AccountLocked>());

        await ChangeAccount(set => set.SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null));
        Assert.That((await Shelve(second)).IsRefused, Is.False);
        _ = await village.Look(db => db.Accounts.ExecuteDeleteAsync());
        Assert.That((await Shelve(second, isOnSale: true)).Refusal, Is.TypeOf<SessionEnded>());
    }

    [Test]
    public async Task An_act_leaves_one_row_a_replay_and_a_refusal_none()
    {
        var keeper = await village.SignIn(DemoVillage.StoreKeeper);
        var key = IdempotencyKey.New();

        _ = (await Shelve(keeper, key: key)).OrThrow();
        _ = (await Shelve(keeper, key: key)).OrThrow();
        Assert.That((await Shelve(keeper)).IsRefused, Is.True, "it is off the shelf already");

        var rows = await village.Look(db => db.AuditTrail.AsNoTracking().OrderBy(one => one.Id).ToListAsync());
        Assert.That(rows.Select(row => row.Verb), Is.EqualTo(new[] { TrailVerbs.SignIn, "catalog.shelve" }));
        Assert.That(
            (rows[1].StaffId, rows[1].SessionId, rows[1].Document, rows[1].At),
            Is.EqualTo(((StaffId?)keeper.Id, (StaffSessionId?)keeper.Session, $"{product.Value}", village.Now)));
    }

    [Test]
    public async Task A_wish_that_was_sent_again_after_signing_in_again_is_the_same_and_none_of_the_signed_out()
    {
        var keeper = await village.SignIn(DemoVillage.StoreKeeper);
        var key = IdempotencyKey.New();
        var first = (await Shelve(keeper, key: key)).OrThrow();
        (await village.Run((EndStaffSession end) => end.Run(new(keeper), default))).OrThrow();

        Assert.That((await Shelve(keeper, key: key)).Refusal, Is.TypeOf<SessionEnded>(), "not even the old answer");
        var again = (await Shelve(await village.SignIn(DemoVillage.StoreKeeper), key: key)).OrThrow();
        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public async Task A_key_is_no_part_of_the_wish_that_it_stands_for()
    {
        foreach (var key in new[] { IdempotencyKey.New(), IdempotencyKey.New() })
        {
            _ = (await village.Run((UnitOfWork work) => work.Once(
                "test", key, new Wish(key, key, 5), () => Task.FromResult<Outcome<int>>(1), default))).OrThrow();
        }

        var hashes = await village.Look(db => db.IdempotencyRecords.Select(one => one.InputHash).ToListAsync());
        Assert.That(hashes, Has.Count.EqualTo(2).And.All.EqualTo(hashes[0]));
    }

    [TestCase("UPDATE audit_trail SET verb = 'x'")]
    [TestCase("DELETE FROM audit_trail")]
    public async Task The_database_itself_refuses_to_change_the_trail(string sql)
    {
        _ = await village.SignIn(DemoVillage.StoreKeeper);

        Assert.That(
            async () => await village.Look(db => db.Database.ExecuteSqlRawAsync(sql)),
            Throws.Exception.With.Message.Contains("append-only"));
    }

    [Test]
    public async Task The_supervisor_reads_the_trail_by_person_and_day_and_others_do_not()
    {
        var keeper = await village.SignIn(DemoVillage.StoreKeeper);
        _ = (await Shelve(keeper)).OrThrow();
        var supervisor = await village.SignIn(DemoVillage.Supervisor);
        var today = BeijingTime.DayOf(village.Now);

        var all = (await Trail(new(supervisor, new()))).OrThrow();
        var keepers = (await Trail(new(supervisor, new(), keeper.Id, today, today))).OrThrow();
        var yesterday = (await Trail(new(supervisor, new(), To: today.AddDays(-1)))).OrThrow();
        var shelved = (await Trail(new(supervisor, new(), From: today, Verb: "catalog.shelve"))).OrThrow();
        var atTheServer = (await Trail(new(supervisor, new(), OnlyOperator: true))).OrThrow();

        Assert.That((all.Page.Total, keepers.Page.Total, yesterday.Page.Total), Is.EqualTo((3, 2, 0)));
        Assert.That(shelved.Page.Rows.Select(row => row.Verb), Is.All.EqualTo("catalog.shelve").And.Not.Empty);
        Assert.That(atTheServer.Page.Rows.Select(row => row.Who), Is.All.Null);
        Assert.That(
            (keepers.Page.Rows[0].Who, keepers.Page.Rows[0].Verb),
            Is.EqualTo((DemoVillage.StoreKeeper, "catalog.shelve")));
        Assert.That((await Trail(new(keeper, new()))).Refusal, Is.TypeOf<NotYourDuty>());
    }

    [Test]
    public async Task Acts_of_long_ago_are_listed_for_whoever_asks_for_them()
    {
        _ = (await Shelve(await village.SignIn(DemoVillage.StoreKeeper))).OrThrow();
        await village.Advance(TimeSpan.FromDays(Recent.Days + 1));
        var supervisor = await village.SignIn(DemoVillage.Supervisor);
        var recent = new ListTrail.Query(supervisor, new(), IsRecent: true);
        var all = (await Trail(recent with { IsRecent = false })).OrThrow();
        var old = all.Page.Rows.Single(row => row.Verb == "catalog.shelve").Document!;

        foreach (var (query, leavesOut, isShown) in new[]
        {
            (recent, true, false), (recent with { IsRecent = false }, false, true),
            (recent with { Search = old }, false, true), (recent with { Search = "shelve" }, true, false),
            (recent with { To = BeijingTime.DayOf(village.Now) }, false, true),
            (recent with { Search = "shelve", From = BeijingTime.DayOf(village.Now).AddDays(-200) }, false, true),
            (recent with { Search = "shelve", From = BeijingTime.DayOf(village.Now).AddDays(1) }, false, false),
        })
        {
            var found = (await Trail(query)).OrThrow();
            Assert.That(found.LeavesOut, Is.EqualTo(leavesOut), $"{query}");
            Assert.That(found.Page.Rows.Any(row => row.Verb == "catalog.shelve"), Is.EqualTo(isShown), $"{query}");
        }
    }

    private Task<Outcome<ListTrail.Result>> Trail(ListTrail.Query query) =>
        village.Run((ListTrail list) => list.Run(query, default));

    private Task<Outcome<ShelveProduct.Result>> Shelve(
        StaffActor by, bool isOnSale = false, IdempotencyKey? key = null) =>
        village.Run((ShelveProduct shelve) =>
            shelve.Run(new(key ?? IdempotencyKey.New(), by, product, isOnSale), default));

    private Task<bool> IsOnSale() =>
        village.Look(db => db.Products.Where(one => one.Id == product).Select(one => one.IsOnSale).SingleAsync());

    private Task<StaffMember> Person() =>
        village.Look(db => db.Staff.AsNoTracking().SingleAsync(one => one.Name == DemoVillage.StoreKeeper));

    private async Task<Outcome<StaffIdentity>> Open()
    {
        var person = await Person();
        return await village.Run((OpenStaffSession open) => open.Run(new(person.CooperativeId, person.Id), default));
    }

    private async Task Change(StaffChange change, StaffRole role = default) =>
        (await village.Run((ChangeStaff feature) =>
            feature.Run(new(DemoVillage.StoreKeeper, change, role), default))).OrThrow();

    private async Task MakeAccount()
    {
        var person = await Person();
        _ = await village.Look(db =>
        {
            db.Accounts.Add(new StaffAccount
            {
                UserName = "keeper", NormalizedUserName = "KEEPER", CooperativeId = person.CooperativeId,
                StaffId = person.Id, SecurityStamp = "first",
            });
            return db.SaveChangesAsync();
        });
    }

    private async Task ChangeAccount(
        System.Linq.Expressions.Expression<Func<
            Microsoft.EntityFrameworkCore.Query.SetPropertyCalls<StaffAccount>,
            Microsoft.EntityFrameworkCore.Query.SetPropertyCalls<StaffAccount>>> change) =>
        _ = await village.Look(db => db.Accounts.ExecuteUpdateAsync(change));

    private sealed record Wish(IdempotencyKey Key, IdempotencyKey? Other, int Pieces);
}
