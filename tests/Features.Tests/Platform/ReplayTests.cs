using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Platform;

/// <summary>Whoever asks again with the same key reads the same answer, with the people in it.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ReplayTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start() => work = await VillageAtWork.Start(provider);

    [TearDown]
    public async Task Stop() => await work.DisposeAsync();

    [Test]
    public async Task A_batch_that_is_asked_for_twice_is_told_twice_the_same()
    {
        await work.SellAndSettle(1);
        var (key, by) = (IdempotencyKey.New(), await work.Treasurer());
        Task<Outcome<BatchView>> Draft() =>
            work.Village.Run((DraftPayoutBatch feature) => feature.Run(new(key, by), default));

        var first = (await Draft()).OrThrow();
        var again = (await Draft()).OrThrow();

        Assert.That((again.Id, again.Total, again.People), Is.EqualTo((first.Id, first.Total, first.People)));
        Assert.That(again.People.Maker, Is.EqualTo(by.Id));
    }
}
