using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Front;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Front;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Front;

/// <summary>What the shop says of itself is seen at once, and who said what before stays.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class FrontTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private static readonly FrontEntry Entry = new(
        "青山小店", "山里的好东西", "新茶开采", NoticeUntil: null, "0575-87654321", "每天", []);

    [Test]
    public async Task What_is_saved_is_shown_and_the_one_before_stays_with_its_writer()
    {
        var today = BeijingTime.DayOf(Village.Now);
        Holiday spring = new("春节", today.AddDays(3), today.AddDays(9));

        Assert.That((await Save(1, Entry with { Holidays = [spring] })).OrThrow().Revision, Is.EqualTo(2));

        var shown = await Show();
        Assert.That((shown.Title, shown.Notice, shown.Phone), Is.EqualTo(("青山小店", "新茶开采", "0575-87654321")));
        Assert.That(
            shown.Closure, Is.EqualTo(new Closure("春节", today.AddDays(3), today.AddDays(9), today.AddDays(10))));
        var all = (await Village.Run<ListFronts, ListFronts.Result>(feature => feature.Run(Ct))).Versions;
        Assert.That(all.Select(one => (one.Revision, one.By)),
            Is.EqualTo(new[] { (2, DemoVillage.StoreKeeper), (1, DemoVillage.StoreKeeper) }));
        Assert.That(all[0].Entry.Holidays, Is.EqualTo(new[] { spring }));
        Assert.That(all[1].Entry.Title, Is.Not.EqualTo(Entry.Title));
        Assert.That(
            await Village.Look(db => db.AuditTrail.CountAsync(one => one.Verb == "front.save")), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_began_with_an_older_version_is_told_and_of_many_at_once_one_is_kept()
    {
        IsRefused(await Save(0, Entry), "front.changed_meanwhile");

        var answers = await AtOnce(4, () => Save(1, Entry));

        Assert.That(answers.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(one => one.IsRefused).Select(one => one.Refusal!.Code),
            Is.All.EqualTo("front.changed_meanwhile"));
        Assert.That(await Village.Look(db => db.FrontVersions.CountAsync()), Is.EqualTo(2));
    }

    [Test]
    public async Task What_is_wrong_with_it_is_said_and_only_the_store_keeper_writes_it()
    {
        IsRefused(await Save(1, Entry with { Phone = "没有" }), "front.phone_invalid");
        var treasurer = await Village.Staff(DemoVillage.Supervisor);
        IsRefused(
            await Village.Run((SaveFront feature) =>
                feature.Run(new(IdempotencyKey.New(), treasurer, 1, Entry), Ct)),
            "access.not_your_duty");
        Assert.That((await Show()).Title, Is.Not.EqualTo(Entry.Title));
    }

    private async Task<Outcome<SaveFront.Result>> Save(int revision, FrontEntry entry)
    {
        var keeper = await Keeper();
        return await Village.Run((SaveFront feature) =>
            feature.Run(new(IdempotencyKey.New(), keeper, revision, entry), Ct));
    }

    private Task<FrontView> Show() => Village.Run<GetFront, FrontView>(feature => feature.Run(Ct));
}
