using Microsoft.EntityFrameworkCore;
using NetVips;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Features.Village.Media;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Media;

/// <summary>The demo's drawings are pictures of the store like any other.</summary>
public sealed class DemoPicturesTests
{
    private TestVillage village = null!;

    private static CancellationToken Ct => CancellationToken.None;

    [SetUp]
    public async Task Start() => village = await TestVillage.Start(DatabaseProvider.Sqlite);

    [TearDown]
    public async Task End() => await village.DisposeAsync();

    [Test]
    public async Task Everything_on_the_shelf_shows_one_that_is_as_large_as_its_row_says()
    {
        (await village.Run((HangDemoPictures feature) => feature.Run(Ct))).OrThrow();

        var shown = await village.Look(db => db.Products.AsNoTracking()
            .Select(product => product.Pictures.Select(one => one.PictureId).ToList()).ToListAsync());
        Assert.That(shown.Select(static one => one.Count), Is.All.EqualTo(1));
        foreach (var picture in await village.Look(db => db.Pictures.AsNoTracking().ToListAsync()))
        {
            Assert.That(await SizeOf(picture.Key, "large"), Is.EqualTo((picture.Width, picture.Height)));
            Assert.That(await SizeOf(picture.Key, "small"), Is.EqualTo((320, 320)));
        }
    }

    [Test]
    public async Task They_stay_when_pictures_are_collected()
    {
        (await village.Run((HangDemoPictures feature) => feature.Run(Ct))).OrThrow();
        var before = await village.Look(db => db.Pictures.CountAsync());

        await village.Advance(TimeSpan.FromDays(2));
        Assert.That((await village.Run((CollectPictures feature) => feature.Run(new(), Ct))).Done, Is.Zero);

        Assert.That(await village.Look(db => db.Pictures.CountAsync()), Is.EqualTo(before));
    }

    private async Task<(int Width, int Height)> SizeOf(string key, string size)
    {
        var file = (await village.Run((ReadPicture feature) => feature.Run(new(key, size), Ct))).OrThrow();
        using var image = Image.WebploadBuffer(file);
        return (image.Width, image.Height);
    }
}
