using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Features.Tests.Finance.Settlement;

namespace VillageCloud.Features.Tests.Finance;

/// <summary>A village at work, with those who post by hand: one who asks and one who looks. Whatever a test did, the
/// books hold afterwards.</summary>
public abstract class PostingFixture(DatabaseProvider provider)
{
    private protected VillageAtWork work = null!;
    private protected StaffActor treasurer;
    private protected StaffActor reviewer;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }
}
