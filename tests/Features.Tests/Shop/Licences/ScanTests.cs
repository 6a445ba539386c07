using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Platform.Retention;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Licences;
using VillageCloud.Features.Village.Media;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Licences;

/// <summary>A photograph of a paper is for some of the staff, and never for the shop's window.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ScanTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private static readonly byte[] Photograph = Photos.OnItsSide(900, 600);

    private DateOnly Today => BeijingTime.DayOf(Village.Now);

    [Test]
    public async Task Who_may_see_where_people_live_sees_it_and_nobody_else()
    {
        var scan = await Upload();
        var key = await Key(scan);

        Assert.That((await Read(DemoVillage.StoreKeeper, scan)).OrThrow(), Is.Not.Empty);
        Assert.That((await Read(DemoVillage.Treasurer, scan)).OrThrow(), Is.Not.Empty);
        IsRefused(await Read(DemoVillage.Supervisor, scan), "access.not_your_duty");
        IsRefused(await Read(DemoVillage.Reviewer, scan), "access.not_your_duty");
        IsRefused(await Village.Run((ReadPicture feature) => feature.Run(new(key, "large"), Ct)), "media.not_found");
    }

    [Test]
    public async Task Who_may_not_serve_uploads_none()
    {
        IsRefused(await Upload(DemoVillage.Supervisor), "access.not_your_duty");
        Assert.That(await Village.Look(db => db.Pictures.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task The_same_photograph_for_the_window_is_another_picture_and_neither_takes_the_others_place()
    {
        var (keeper, scan) = (await Keeper(), await Upload());
        var shown = (await Village.Run((UploadPicture feature) => feature.Run(new(keeper, Photograph), Ct))).OrThrow();

        Assert.That(shown.Id, Is.Not.EqualTo(scan));
        Assert.That(shown.Key, Is.EqualTo(await Key(scan)));
        IsRefused(await Read(DemoVillage.StoreKeeper, shown.Id), "media.not_found");
        IsRefused(await Save(shown.Id), "licence.scan_gone");
        IsRefused(await Show(scan), "catalog.picture_gone");
        Assert.That((await Save(scan)).IsRefused, Is.False);
    }

    [Test]
    public async Task It_is_kept_with_its_paper_for_three_years_after_the_end_and_then_its_file_goes()
    {
        var (ended, endless) = (await Upload(), await Upload(seed: 7));
        _ = (await Save(ended, until: Today)).OrThrow();
        _ = (await Save(endless, number: "长")).OrThrow();

        await Later(TimeSpan.FromDays(1_096));
        Assert.That((await Read(DemoVillage.StoreKeeper, ended)).IsRefused, Is.False, "to the day");
        await Later(TimeSpan.FromDays(1));

        IsRefused(await Read(DemoVillage.StoreKeeper, ended), "media.not_found");
        Assert.That((await Read(DemoVillage.StoreKeeper, endless)).IsRefused, Is.False);
        Assert.That(await Village.Look(db => db.Licences.CountAsync()), Is.EqualTo(2), "that there was one stays");
        Assert.That(await Village.Look(db => db.Pictures.Select(one => one.Id).ToListAsync()),
            Is.EqualTo(new[] { endless }));
    }

    /// <summary>Nights go by, with what they take along.</summary>
    private async Task Later(TimeSpan time)
    {
        await Village.Advance(time);
        _ = await Village.Run((ForgetOld feature) => feature.Run(Ct));
        _ = await Village.Run((CollectPictures feature) => feature.Run(new(), Ct));
    }

    private async Task<PictureId> Upload(int seed = 0) => (await Upload(DemoVillage.StoreKeeper, seed)).OrThrow().Id;

    private async Task<Outcome<UploadScan.Result>> Upload(string who, int seed = 0)
    {
        var by = await Village.Staff(who);
        var content = seed == 0 ? Photograph : Photos.Jpeg(400, 300, seed);
        return await Village.Run((UploadScan feature) => feature.Run(new(by, content), Ct));
    }

    private async Task<Outcome<byte[]>> Read(string who, PictureId scan)
    {
        var by = await Village.Staff(who);
        return await Village.Run((ReadScan feature) => feature.Run(new(by, scan), Ct));
    }

    private async Task<Outcome<SaveLicence.Result>> Save(
        PictureId scan, string number = "浙小作坊 1", DateOnly? until = null)
    {
        var keeper = await Keeper();
        LicenceEntry entry = new(LicenceKind.FoodWorkshop, number, Household: null, Today, until, scan);
        return await Village.Run((SaveLicence feature) =>
            feature.Run(new(IdempotencyKey.New(), keeper, Id: null, 0, entry), Ct));
    }

    private async Task<Outcome<SaveProduct.Result>> Show(PictureId picture)
    {
        var keeper = await Keeper();
        var product = await Village.Look(db => db.Products.AsNoTracking().OrderBy(one => one.Id).FirstAsync());
        var sheet = (await Village.Run((GetProductSheet feature) => feature.Run(new(product.Id), Ct))).OrThrow();
        return await Village.Run((SaveProduct feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, product.Id, sheet.Version, product.HouseholdId, Artisan: null,
                sheet.Entry with { Pictures = [picture] }, PutOnSale: false),
            Ct));
    }

    private Task<string> Key(PictureId picture) =>
        Village.Look(db => db.Pictures.Where(one => one.Id == picture).Select(one => one.Key).SingleAsync());
}
