using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Costs;

/// <summary>Costs of a month that wait, and kinds of cost that earlier months had and this one hasn't: without them a
/// surplus is too high.</summary>
public sealed class CostsBeforeClose(VillageDb db) : ICloseMatter
{
    public async Task<IReadOnlyList<CloseItem>> Look(AccountingPeriod period, CancellationToken ct)
    {
        var waiting = db.CostsWaiting(period);
        var count = await waiting.CountAsync(ct);
        var total = new Money(await waiting.SumAsync(one => one.Amount.Fen, ct));
        var (first, last) = (period.FirstDay, period.LastDay);
        var booked = db.CostVouchers.Where(one => one.Status == CostStatus.Booked);
        var usual = await booked.Where(one => one.Day < first).Select(one => one.Category).Distinct().ToListAsync(ct);
        var here = await booked.Where(one => one.Day >= first && one.Day <= last).Select(one => one.Category)
            .Distinct().ToListAsync(ct);
        var missing = usual.Except(here).Order().Select(category => category.Account().Name).ToList();
        return
        [
            new(
                CloseMatter.CostsWaiting, count, total, Blocks: true,
                $"{count} 张本月的费用单等着复核，共 {total} 元，复核或驳回以后才能结账"),
            new(
                CloseMatter.CostsNotBooked, missing.Count, Amount: null, Blocks: false,
                missing.Count == 0 ? "以前有过的费用，这个月都记了"
                    : $"以前有、这个月还没有记的费用：{string.Join("、", missing)}，漏记会让盈余偏高"),
        ];
    }
}
