using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Village.Media;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Media;

/// <summary>Pictures come, are shown, and go when nothing shows them any more.</summary>
[TestFixture(DatabaseProvider.Sqlite, StoreKind.Folder)]
[TestFixture(DatabaseProvider.MySql, StoreKind.Folder)]
[TestFixture(DatabaseProvider.Sqlite, StoreKind.Bucket)]
public sealed class PictureTests(DatabaseProvider provider, StoreKind kind)
{
    private HandClock real = null!;
    private TestVillage village = null!;
    private StoreOfATest at = null!;

    private static CancellationToken Ct => CancellationToken.None;

    private static DateTimeOffset Ever => TimeProvider.System.GetUtcNow().AddYears(1);

    private StoreThatIsAway Store => at.Store;

    [SetUp]
    public async Task Start()
    {
        real = new(TimeProvider.System.GetUtcNow());
        at = await StoreOfATest.Open(kind);
        village = await TestVillage.Start(provider, phone: real, pictures: at.Store);
    }

    [TearDown]
    public async Task End()
    {
        await village.DisposeAsync();
        await at.DisposeAsync();
    }

    [Test]
    public async Task The_same_picture_twice_is_one_and_is_shown_in_three_sizes()
    {
        var photo = Photos.Jpeg(1_000, 700);
        var first = (await Upload(photo)).OrThrow();
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Upload(photo))));

        Assert.That(all.Select(one => one.OrThrow().Id), Is.All.EqualTo(first.Id));
        Assert.That(await Rows(), Is.EqualTo(1));
        foreach (var size in new[] { "small", "medium", "large" })
            Assert.That((await Read(first.Key, size)).OrThrow(), Is.Not.Empty);
        Assert.That((await Read(first.Key, "enormous")).Refusal?.Code, Is.EqualTo("media.not_found"));
        Assert.That((await Read("../../village.db", "small")).Refusal?.Code, Is.EqualTo("media.not_found"));
    }

    [Test]
    public async Task What_is_refused_leaves_nothing_behind()
    {
        var broken = Photos.Jpeg(600, 400);
        Assert.That((await Upload(broken[..(broken.Length / 2)])).Refusal?.Code, Is.EqualTo("media.broken"));
        Assert.That(
            (await Upload(broken, DemoVillage.Supervisor)).Refusal?.Code, Is.EqualTo("access.not_your_duty"));

        Assert.That(await Rows(), Is.Zero);
        Assert.That(await Lying(), Is.Empty);
    }

    [Test]
    public async Task What_the_store_did_not_take_is_no_picture()
    {
        Store.IsAway = true;
        Assert.That((await Upload(Photos.Jpeg(600, 400))).Refusal?.Code, Is.EqualTo("media.store_away"));
        Assert.That(await Rows(), Is.Zero);

        Store.IsAway = false;
        Assert.That((await Upload(Photos.Jpeg(600, 400))).IsRefused, Is.False);
    }

    [Test]
    public async Task Files_that_no_row_stands_for_wait_for_a_store_that_is_away()
    {
        var stray = (await Upload(Photos.Jpeg(300, 200, seed: 4))).OrThrow();
        await village.Advance(TimeSpan.FromHours(25));
        real.Move(TimeSpan.FromHours(25));

        Store.IsAway = true;
        var kept = await Collect();
        Assert.That((kept.Done, kept.Left, kept.Problems), Is.EqualTo((0, 1, new[] { "media.store_away" })));
        Store.IsAway = false;
        Assert.That((await Collect()).Done, Is.EqualTo(1));

        Assert.That((await Read(stray.Key, "small")).Refusal?.Code, Is.EqualTo("media.not_found"));
        Assert.That(await Lying(), Is.Empty);
    }

    [Test]
    public async Task What_nothing_shows_is_collected_after_a_day()
    {
        var heading = (await Upload(Photos.Jpeg(300, 200, seed: 2))).OrThrow();
        var told = (await Upload(Photos.Jpeg(300, 200, seed: 3))).OrThrow();
        var stray = (await Upload(Photos.Jpeg(300, 200, seed: 4))).OrThrow();
        await village.Look(async db =>
        {
            var product = await db.Products.Include(one => one.Pictures).Include(one => one.Blocks).FirstAsync();
            product.Show([heading.Id]);
            product.Tell([new(BlockKind.Picture, "", told.Id)]);
            return await db.SaveChangesAsync();
        });

        Assert.That((await Collect()).Done, Is.Zero, "its form may still be open");
        await village.Advance(TimeSpan.FromHours(25));
        real.Move(TimeSpan.FromHours(25));
        Assert.That((await Collect()).Done, Is.EqualTo(1));

        Assert.That((await Read(stray.Key, "small")).IsRefused);
        Assert.That((await Read(heading.Key, "small")).IsRefused, Is.False);
        Assert.That((await Read(told.Key, "large")).IsRefused, Is.False);
        Assert.That(await Rows(), Is.EqualTo(2));
        Assert.That((await Collect()).Done, Is.Zero, "once is enough");
    }

    private async Task<PicturePlace[]> Lying() => (await Store.WrittenBefore(DemoVillage.Slug, Ever, Ct)).OrThrow();

    private Task<int> Rows() => village.Look(db => db.Pictures.CountAsync());

    private async Task<Outcome<UploadPicture.Result>> Upload(byte[] content, string who = DemoVillage.StoreKeeper)
    {
        var by = await village.Staff(who);
        return await village.Run((UploadPicture feature) => feature.Run(new(by, content), Ct));
    }

    private Task<Outcome<byte[]>> Read(string key, string size) =>
        village.Run((ReadPicture feature) => feature.Run(new(key, size), Ct));

    private Task<Features.Platform.Tally> Collect() =>
        village.Run((CollectPictures feature) => feature.Run(new(), Ct));
}
