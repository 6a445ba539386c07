using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Settles what two people saw, before the job comes.</summary>
public sealed class SettlementByHand(SettleDueSales settle) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.Settlement];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        var settled = await settle.SettleInOneGo(PreviewSettlement.Most, ct);
        if (settled.Refusal is { } refusal) return refusal;
        if (settled.Value.Total != request.Amount)
            return new ChangedSinceRequest(request.Amount, settled.Value.Total);
        return new PostedByHand(Settlement: SettlementTold.Of(settled.Value));
    }
}
