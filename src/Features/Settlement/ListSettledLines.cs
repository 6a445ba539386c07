using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Settlement;

/// <summary>What was split among the four parties, line by line, the newest first; a later refund is a line of its own.
/// </summary>
public sealed class ListSettledLines(VillageDb db)
{
    public async Task<Page<SettledRow>> Run(Query query, CancellationToken ct)
    {
        var rows =
            from settled in db.LineSettlements.AsNoTracking()
            join line in db.OrderLines on settled.LineId equals line.Id
            join order in db.Orders on line.OrderId equals order.Id
            join household in db.Households on settled.HouseholdId equals household.Id
            select new { Settled = settled, line.Title, order.Number, Household = household.Name };
        if (query.Search?.Trim() is { Length: > 0 } text)
        {
            rows = rows.Where(row => row.Number.Contains(text) || row.Title.Contains(text)
                || row.Household.Contains(text));
        }

        var total = await rows.CountAsync(ct);
        var found = await rows.OrderByDescending(row => row.Settled.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return new(
            [.. found.Select(row => new SettledRow(
                row.Settled.At, row.Number, row.Title, row.Household, row.Settled.Net, row.Settled.Household,
                row.Settled.Fund, row.Settled.Platform, row.Settled.Cooperative, row.Settled.OutRefundNo))],
            total);
    }

    /// <param name="Search">Part of the order's number, of the product's name or of the household's.</param>
    public sealed record Query(PageQuery Page, string? Search = null);

    /// <param name="OutRefundNo">Of a refund after settlement: then the amounts are what it took back.</param>
    public sealed record SettledRow(
        DateTimeOffset At, string OrderNumber, string Title, string HouseholdName, Money Net, Money Household,
        Money Fund, Money Platform, Money Cooperative, string? OutRefundNo);
}
