using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Days and differences of a month that nobody has finished.</summary>
public sealed class BillsBeforeClose(VillageDb db) : ICloseMatter
{
    public async Task<IReadOnlyList<CloseItem>> Look(AccountingPeriod period, CancellationToken ct)
    {
        var (first, last) = (period.FirstDay, period.LastDay);
        var days = await db.ReconciledDays.CountAsync(
            one => one.Day >= first && one.Day <= last && one.Status != DayStatus.Matched, ct);
        var breaks = await db.Breaks.CountAsync(
            one => one.Day >= first && one.Day <= last && one.Status != BreakStatus.Closed, ct);
        return
        [
            new(
                CloseMatter.DaysNotMatched, days, Amount: null, Blocks: false,
                $"{days} 天的账单还没有核对成，那几天的手续费会记到以后的月份"),
            new(
                CloseMatter.OpenBreaks, breaks, Amount: null, Blocks: false,
                $"{breaks} 条差错还没有关闭，结账以后的调整会记到以后的月份"),
        ];
    }
}
