using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Pictures;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Features.Tests.Village.Media;

/// <summary>What another machine may do wrong ends in a sentence, soon, and without a secret in it.</summary>
public sealed class BucketTroubleTests
{
    private const string Secret = "not-the-secret-of-it";

    private static readonly PicturePlace Place = new(
        "shangying", PictureAudience.Everybody, new('a', PictureKey.Length));

    private PrivateS3 server = null!;

    private static CancellationToken Ct => CancellationToken.None;

    [OneTimeSetUp]
    public async Task Start() => server = await PrivateS3.Start();

    [OneTimeTearDown]
    public async Task End()
    {
        if (server is not null) await server.DisposeAsync();
    }

    [Test]
    public async Task A_wrong_secret_is_told_and_not_repeated()
    {
        _ = await server.Make("kept");
        using var store = new BucketMediaStore(server.Settings("kept", Secret));

        foreach (var refusal in await AllThatItIsAskedFor(store))
        {
            Assert.That(refusal?.Code, Is.EqualTo("media.store_shut"));
            Assert.That(refusal!.Sentence, Does.Contain("403 SignatureDoesNotMatch").And.Not.Contain(Secret));
        }
    }

    [Test]
    public async Task A_bucket_that_is_not_there_is_no_missing_picture()
    {
        using var store = new BucketMediaStore(server.Settings("nowhere"));

        foreach (var refusal in await AllThatItIsAskedFor(store))
        {
            Assert.That(refusal?.Code, Is.EqualTo("media.store_shut"));
            Assert.That(refusal!.Sentence, Does.Contain("NoSuchBucket").And.Contain("请"));
        }
    }

    [TestCase("busy", "503 SlowDown")]
    [TestCase("slow", "timeout")]
    public async Task A_server_that_has_no_time_is_waited_for_and_then_told(string bucket, string cause)
    {
        using var store = new BucketMediaStore(server.Settings(bucket, patience: TimeSpan.FromSeconds(4)));

        foreach (var refusal in await AllThatItIsAskedFor(store))
        {
            Assert.That(refusal?.Code, Is.EqualTo("media.store_away"));
            Assert.That(refusal!.Sentence, Does.Contain(cause).And.Contain("请过几分钟再试"));
        }
    }

    [Test]
    public async Task A_server_that_is_not_there_is_told()
    {
        var nobody = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        using var store = new BucketMediaStore(new(nobody, "kept", "key", Secret) { PathStyle = true });

        foreach (var refusal in await AllThatItIsAskedFor(store))
        {
            Assert.That(refusal?.Code, Is.EqualTo("media.store_away"));
            Assert.That(refusal!.Sentence, Does.Contain("ConnectionError").And.Not.Contain(Secret));
        }
    }

    [Test]
    public async Task A_bucket_that_strangers_read_is_told_when_somebody_asks()
    {
        using var store = new BucketMediaStore(await server.Make("open-to-all"));

        Assert.That((await store.Try(Ct)).Refusal?.Code, Is.EqualTo("media.store_open"));
    }

    [Test]
    public async Task Whoever_gives_up_waiting_is_told_nothing_of_the_store()
    {
        using var store = new BucketMediaStore(server.Settings("slow"));
        using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        _ = await Assert.CatchAsync<OperationCanceledException>(
            () => store.Find(Place, PictureSize.Small, enough.Token));
    }

    private static async Task<IReadOnlyList<Refusal?>> AllThatItIsAskedFor(BucketMediaStore store)
    {
        var picture = new ProcessedPicture(
            new(Place.Key, 1, 1),
            Enum.GetValues<PictureSize>().ToDictionary(static size => size, static _ => "x"u8.ToArray()));
        var asked = await Task.WhenAll(
            store.Put(Place.Village, Place.Audience, picture, Ct),
            Of(store.Find(Place, PictureSize.Small, Ct)),
            Of(store.WrittenBefore(Place.Village, DateTimeOffset.MaxValue, Ct)),
            store.TakeAway(Place, DateTimeOffset.MaxValue, Ct),
            store.TakeAllAway(Place.Village, Ct),
            store.Try(Ct));
        return [.. asked.Select(static one => one.Refusal)];
    }

    private static async Task<Outcome> Of<T>(Task<Outcome<T>> asked) => (await asked).WithoutValue();
}
