using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Features.Tests.Finance.Settlement;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>A village that has traded, and its next version, to which it is brought by <see cref="VillageDatabase"/>.
/// Whatever the test did, its books hold afterwards.</summary>
public abstract class UpgradeFixture(DatabaseProvider provider)
{
    protected VillageAtWork Work { get; private set; } = null!;

    protected ServiceProvider Next { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        Work = await VillageAtWork.Start(provider);
        await Work.SellAndSettle(1);
        Next = NextVersion.Of(Work.Village);
    }

    [TearDown]
    public async Task Stop()
    {
        if (Next is not null) await Next.DisposeAsync();
        if (Work is null) return;
        await Work.CheckBooks();
        await Work.DisposeAsync();
    }
}
