using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Settlement;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>Posts what was asked for, if it is still that. Works inside a unit of work.</summary>
public sealed class HandPosting(TopUps topUps, PayoutReturns returns, SettleDueSales settle)
{
    internal Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct) => request.Kind switch
    {
        PostingKind.TopUp => PostTopUp(request, ct),
        PostingKind.PayoutReturn => PostReturn(request, ct),
        _ => PostSettlement(request, ct),
    };

    private async Task<Outcome<PostedByHand>> PostTopUp(PostingRequest request, CancellationToken ct) =>
        (await topUps.Post(request.Amount, request.Reference, request.EffectiveAt, ct))
            .Map(balance => new PostedByHand(Balance: balance));

    private async Task<Outcome<PostedByHand>> PostReturn(PostingRequest request, CancellationToken ct) =>
        (await returns.Post(request, ct)).Map(returned => new PostedByHand(Return: returned));

    private async Task<Outcome<PostedByHand>> PostSettlement(PostingRequest request, CancellationToken ct)
    {
        var settled = await settle.SettleInOneGo(PreviewSettlement.Most, ct);
        if (settled.Refusal is { } refusal) return refusal;
        if (settled.Value.Total != request.Amount)
            return new ChangedSinceRequest(request.Amount, settled.Value.Total);
        return new PostedByHand(Settlement: SettlementTold.Of(settled.Value));
    }
}

/// <param name="Balance">Of a top-up: what the operation account holds with it.</param>
/// <param name="Settlement">Of a settlement: who gets what.</param>
/// <param name="Return">Of a payout that came back: whose it was, and why.</param>
public sealed record PostedByHand(
    Money? Balance = null, SettlementTold? Settlement = null, PayoutReturns.Returned? Return = null);
