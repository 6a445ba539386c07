using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>One batch with its payouts.</summary>
public sealed class GetBatch(VillageDb db)
{
    public async Task<Outcome<BatchView>> Run(Query query, CancellationToken ct) =>
        await BatchView.Of(db, query.BatchId, ct) is { } view ? view : new BatchNotFound();

    public sealed record Query(PayoutBatchId BatchId);
}
