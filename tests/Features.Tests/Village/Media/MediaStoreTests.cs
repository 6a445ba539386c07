using VillageCloud.Domain.Village.Media;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Media;

/// <summary>What the port promises, of each store that stands behind it.</summary>
[TestFixture(StoreKind.Folder)]
[TestFixture(StoreKind.Bucket)]
public sealed class MediaStoreTests(StoreKind kind)
{
    private const string Ours = "shangying";
    private const string Theirs = "shangying-xi";

    private StoreOfATest at = null!;

    private StoreThatIsAway Store => at.Store;

    private static CancellationToken Ct => CancellationToken.None;

    private static DateTimeOffset Ever => TimeProvider.System.GetUtcNow().AddYears(1);

    [SetUp]
    public async Task Open() => at = await StoreOfATest.Open(kind);

    [TearDown]
    public async Task Close() => await at.DisposeAsync();

    [Test]
    public async Task What_was_put_is_found_in_every_size_by_its_village_and_for_its_audience_alone()
    {
        await Put(Ours, PictureAudience.Staff, 'a');

        foreach (var size in Enum.GetValues<PictureSize>())
        {
            Assert.That(
                (await Store.Find(new(Ours, PictureAudience.Staff, KeyOf('a')), size, Ct)).OrThrow(),
                Is.EqualTo(ContentOf('a', size)));
        }

        foreach (var elsewhere in new PicturePlace[]
        {
            new(Ours, PictureAudience.Everybody, KeyOf('a')), new(Theirs, PictureAudience.Staff, KeyOf('a')),
            new(Ours, PictureAudience.Staff, KeyOf('b')),
        })
        {
            Assert.That(
                (await Store.Find(elsewhere, PictureSize.Small, Ct)).Refusal?.Code, Is.EqualTo("media.not_found"));
        }
    }

    [Test]
    public async Task Each_place_is_listed_once_and_only_when_it_was_written_before()
    {
        var before = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await Put(Ours, PictureAudience.Everybody, 'a');
        await Put(Ours, PictureAudience.Staff, 'a');
        await Put(Theirs, PictureAudience.Everybody, 'b');

        Assert.That((await Store.WrittenBefore(Ours, before, Ct)).OrThrow(), Is.Empty);
        Assert.That((await Store.WrittenBefore(Ours, Ever, Ct)).OrThrow(), Is.EquivalentTo(new PicturePlace[]
        {
            new(Ours, PictureAudience.Everybody, KeyOf('a')), new(Ours, PictureAudience.Staff, KeyOf('a')),
        }));
        Assert.That((await Store.WrittenBefore("nobody", Ever, Ct)).OrThrow(), Is.Empty);
    }

    [Test]
    public async Task What_is_put_again_counts_as_written_now_and_stays()
    {
        PicturePlace place = new(Ours, PictureAudience.Everybody, KeyOf('a'));
        await Put(Ours, PictureAudience.Everybody, 'a');
        // A store may tell its times in whole seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        var between = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await Put(Ours, PictureAudience.Everybody, 'a');

        Assert.That((await Store.WrittenBefore(Ours, between, Ct)).OrThrow(), Is.Empty);
        (await Store.TakeAway(place, between, Ct)).OrThrow();
        Assert.That((await Store.Find(place, PictureSize.Large, Ct)).IsRefused, Is.False);
        (await Store.TakeAway(place, Ever, Ct)).OrThrow();
        Assert.That((await Store.Find(place, PictureSize.Large, Ct)).IsRefused);
        Assert.That((await Store.TakeAway(place, Ever, Ct)).IsRefused, Is.False, "what is gone is gone");
    }

    [Test]
    public async Task A_village_takes_all_of_its_own_along_and_nothing_of_one_that_is_called_alike()
    {
        // More than a bucket lists at once.
        const int many = 350;
        await Parallel.ForEachAsync(Enumerable.Range(0, many), Ct, async (one, _) =>
            (await Store.Put(Ours, PictureAudience.Everybody, Made($"{one:x64}"), Ct)).OrThrow());
        await Put(Ours, PictureAudience.Staff, 'a');
        await Put(Theirs, PictureAudience.Staff, 'a');
        Assert.That((await Store.WrittenBefore(Ours, Ever, Ct)).OrThrow(), Has.Length.EqualTo(many + 1));

        (await Store.TakeAllAway(Ours, Ct)).OrThrow();

        Assert.That((await Store.WrittenBefore(Ours, Ever, Ct)).OrThrow(), Is.Empty);
        Assert.That((await Store.WrittenBefore(Theirs, Ever, Ct)).OrThrow(), Has.Length.EqualTo(1));
        Assert.That((await Store.TakeAllAway(Ours, Ct)).IsRefused, Is.False, "said again");
    }

    [Test]
    public async Task A_try_leaves_nothing_behind()
    {
        Assert.That((await Store.Try(Ct)).Refusal, Is.Null);
        Assert.That((await Store.WrittenBefore(Ours, Ever, Ct)).OrThrow(), Is.Empty);
        Assert.That(at.Folder.GetFileSystemInfos("*", SearchOption.AllDirectories), Is.Empty);
    }

    private async Task Put(string village, PictureAudience audience, char letter) =>
        (await Store.Put(village, audience, Made(KeyOf(letter), letter), Ct)).OrThrow();

    private static ProcessedPicture Made(string key, char letter = 'x') => new(
        new(key, 1_600, 1_200),
        Enum.GetValues<PictureSize>().ToDictionary(static size => size, size => ContentOf(letter, size)));

    private static string KeyOf(char letter) => new(letter, PictureKey.Length);

    private static byte[] ContentOf(char letter, PictureSize size) => [(byte)letter, (byte)((int)size / 100)];
}
