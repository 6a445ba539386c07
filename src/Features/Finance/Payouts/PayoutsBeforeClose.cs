using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Money that is on its way to households while a month is closed.</summary>
public sealed class PayoutsBeforeClose(VillageDb db) : ICloseMatter
{
    public async Task<IReadOnlyList<CloseItem>> Look(AccountingPeriod period, CancellationToken ct)
    {
        var underWay = db.Payouts.Where(payout =>
            payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee);
        var count = await underWay.CountAsync(ct);
        var total = new Money(await underWay.SumAsync(payout => payout.Amount.Fen, ct));
        return
        [
            new(
                CloseMatter.MoneyInTransit, count, total, Blocks: false,
                $"{count} 笔付款还没有结果，共 {total} 元，到账或退回会记在有结果的那个月"),
        ];
    }
}
