using VillageCloud.Data;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>A bucket by setting, as the operator hears of it.</summary>
[NonParallelizable]
public sealed class BucketTests
{
    private const string Slug = InstalledPlace.Slug;

    [Test]
    public async Task A_check_says_whether_pictures_can_be_kept_and_no_secret()
    {
        var server = await PrivateS3.Start();
        try
        {
            var bucket = await server.Make("pictures");
            await using var place = await InstalledPlace.SetUp(DatabaseProvider.Sqlite, bucket);
            var founded = await place.Type(
                "village", "found", "--slug", Slug, "--name", "青山村合作社", "--founder", "王芳");
            Assert.That(founded.ExitCode, Is.Zero, founded.Errors);
            Assert.That(await Told(place), Does.Not.Contain("Pictures"));

            await server.DisposeAsync();
            Assert.That(
                await Told(place), Does.Contain("✗ Pictures").And.Contain("media.store_away").And.Contain("请过几分钟再试"));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Test]
    public async Task A_bucket_that_strangers_read_is_told()
    {
        await using var server = await PrivateS3.Start();
        await using var place = await InstalledPlace.SetUp(DatabaseProvider.Sqlite, await server.Make("open-to-all"));
        _ = await place.Type("village", "found", "--slug", Slug, "--name", "青山村合作社", "--founder", "王芳");

        Assert.That(await Told(place), Does.Contain("✗ Pictures").And.Contain("media.store_open"));
    }

    private static async Task<string> Told(InstalledPlace place)
    {
        var said = await place.Type("village", "check", "--village", Slug);
        Assert.That((said.ExitCode, said.Output.Contains("✗ Rules")), Is.EqualTo((1, true)), said.Errors);
        Assert.That(said.Output + said.Errors, Does.Not.Contain("S3RVER"));
        return said.Output;
    }
}
