using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Books a bank or cash payout back: the exact reversal of what sending and arriving had booked. Works inside
/// a unit of work.</summary>
public sealed class PayoutReturns(VillageDb db, Books books, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.PayoutReturn];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct) =>
        (await Return(request, ct)).Map(returned => new PostedByHand(Return: returned));

    private async Task<Outcome<Returned>> Return(PostingRequest request, CancellationToken ct)
    {
        var payout = await db.Payouts.SingleOrDefaultAsync(one => one.OutBillNo == request.Reference, ct);
        if (payout is null) return new PayoutNotFound();
        var (now, hadArrived) = (clock.GetUtcNow(), payout.Status == PayoutStatus.Succeeded);
        if (payout.Return(request.Note, now).Refusal is { } refusal) return refusal;
        if (hadArrived) await books.Reverse(PayoutArrived.Void(payout), now, ct);
        await books.Reverse(PayoutSent.Void(payout), now, ct);
        var household = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .SingleAsync(one => one.Id == payout.HouseholdId, ct);
        return new Returned(payout.OutBillNo, household.Name, payout.Target.Masked, request.Note, hadArrived);
    }

    /// <param name="Payee">Masked.</param>
    /// <param name="HadArrived">The bank took it back after somebody had seen its receipt.</param>
    public sealed record Returned(
        string OutBillNo, string HouseholdName, string Payee, string Reason, bool HadArrived);
}
