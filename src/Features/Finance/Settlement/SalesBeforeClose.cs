using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Sales that a month has not split: those that it must, and those that a later one will.</summary>
public sealed class SalesBeforeClose(VillageDb db) : ICloseMatter
{
    public async Task<IReadOnlyList<CloseItem>> Look(AccountingPeriod period, CancellationToken ct)
    {
        var end = BeijingTime.EndOf(period.LastDay);
        var due = await db.Sales.DueAt(end.AddMilliseconds(-1)).CountAsync(ct);
        var open = db.Sales.Where(sale => sale.SettledAt == null && sale.OpenedAt < end);
        var unsettled = await open.CountAsync(ct);
        var held = new Money(await open.SumAsync(sale => sale.Paid.Fen - sale.RefundedBeforeSettlement.Fen, ct));
        return
        [
            new(CloseMatter.DueSales, due, Amount: null, Blocks: true, $"{due} 笔售出已到期还没有结算，先结算才能结账"),
            new(
                CloseMatter.UnsettledSales, unsettled, held, Blocks: false,
                $"{unsettled} 笔售出还在售后期内，货款 {held} 元算进以后的月份"),
        ];
    }
}
