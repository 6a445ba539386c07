using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>What a second person has to know about a batch without reading each of its rows.</summary>
public sealed class GetBatchFigures(VillageDb db, GetTransferFunds funds)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Ask(query.BatchId, ct), ct);

    private async Task<Outcome<View>> Ask(PayoutBatchId id, CancellationToken ct)
    {
        var batch = await db.PayoutBatches.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (batch is null) return new BatchNotFound();
        var parts = await db.Payouts.AsNoTracking().Where(payout => payout.BatchId == id)
            .GroupBy(payout => new { payout.Channel, payout.PayeeNews })
            .Select(group => new
            {
                group.Key.Channel,
                group.Key.PayeeNews,
                Count = group.Count(),
                Goods = group.Sum(payout => payout.Goods.Fen),
                Dividend = group.Sum(payout => payout.Dividend.Fen),
            })
            .ToListAsync(ct);
        var news = await db.Payouts.AsNoTracking()
            .Where(payout => payout.BatchId == id && payout.PayeeNews != PayeeNews.Same)
            .Select(payout => new { payout.HouseholdId, payout.PayeeNews }).Distinct().ToListAsync(ct);
        return new View(
            (await BatchSummary.Of(db, [batch], ct))[0],
            new(parts.Sum(part => part.Goods)), new(parts.Sum(part => part.Dividend)),
            [
                .. parts.GroupBy(part => part.Channel).OrderBy(channel => channel.Key).Select(channel => new ChannelSum(
                    channel.Key, channel.Sum(part => part.Count),
                    new(channel.Sum(part => part.Goods + part.Dividend)))),
            ],
            news.Count(one => one.PayeeNews == PayeeNews.Changed), news.Count(one => one.PayeeNews == PayeeNews.First),
            await db.Payouts.AnyAsync(
                payout => payout.BatchId == id && payout.Channel == PayoutChannel.Bank
                    && payout.Status == PayoutStatus.Submitted, ct),
            await funds.Ask(ct));
    }

    public sealed record Query(PayoutBatchId BatchId);

    /// <param name="ChangedPayees">Households whose last payment arrived elsewhere.</param>
    /// <param name="NewPayees">Households at which nothing ever arrived.</param>
    /// <param name="HasBankFile">Something waits for the bank.</param>
    /// <param name="Funds">What WeChat's operation account can pay.</param>
    public sealed record View(
        BatchSummary Batch, Money Goods, Money Dividend, IReadOnlyList<ChannelSum> Channels, int ChangedPayees,
        int NewPayees, bool HasBankFile, GetTransferFunds.View Funds)
    {
        public Money AtWeChat => Money.Sum(
            Channels.Where(static one => one.Channel == PayoutChannel.WeChat).Select(static one => one.Amount));
    }

    public sealed record ChannelSum(PayoutChannel Channel, int Count, Money Amount);
}
