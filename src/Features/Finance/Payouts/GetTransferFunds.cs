using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Whether WeChat's operation account can pay what was promised out of it. What it lacks is topped up at the
/// bank first: a transfer that finds too little waits.</summary>
public sealed class GetTransferFunds(VillageDb db, Books books)
{
    public Task<View> Run(CancellationToken ct) => db.AtOneMoment(() => Ask(ct), ct);

    /// <summary>Works inside somebody else's moment, too.</summary>
    internal async Task<View> Ask(CancellationToken ct) => new(
        await books.Balance(Account.WeChatOperation, ct),
        await SumOf([PayoutStatus.Submitted, PayoutStatus.WaitingForPayee], BatchStatus.Approved, ct),
        await SumOf([PayoutStatus.Drafted], BatchStatus.Drafted, ct),
        new(await db.PostingRequests.AsNoTracking()
            .Where(one => one.Kind == PostingKind.TopUp && one.Status == PostingStatus.Requested)
            .SumAsync(one => one.Amount.Fen, ct)));

    private async Task<Money> SumOf(PayoutStatus[] payouts, BatchStatus batches, CancellationToken ct) => new(await (
        from payout in db.Payouts.AsNoTracking()
        join batch in db.PayoutBatches on payout.BatchId equals batch.Id
        where payout.Channel == PayoutChannel.WeChat && payouts.Contains(payout.Status) && batch.Status == batches
        select payout.Amount.Fen).SumAsync(ct));

    /// <param name="Balance">By our books: what has not arrived at a household is still in it.</param>
    /// <param name="UnderWay">Approved and not yet arrived.</param>
    /// <param name="Drafted">Batches that wait for the second person.</param>
    /// <param name="TopUpsWaiting">Said to have arrived; booked when a second person has looked.</param>
    public sealed record View(Money Balance, Money UnderWay, Money Drafted, Money TopUpsWaiting)
    {
        /// <summary>Promised to nobody yet.</summary>
        public Money Free => Balance - UnderWay;

        /// <summary>What has to be topped up before all of it can be paid.</summary>
        public Money Missing => Drafted > Free ? Drafted - Free : Money.Zero;
    }
}
