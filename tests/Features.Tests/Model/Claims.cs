using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Tests.Model;

/// <summary>What holds at every moment, whatever happened.</summary>
internal static class Claims
{
    /// <summary>What doesn't hold now.</summary>
    public static async Task<IReadOnlyList<string>> Broken(Play play)
    {
        var findings = await play.Village.Run((CheckBooks feature) => feature.Run(CancellationToken.None));
        var violations = await play.Village.Sandbox.Ask("violations", CancellationToken.None);
        return
        [
            .. findings.Where(finding => !finding.Holds).Select(finding => $"{finding.Code} {finding.Detail}"),
            .. violations.EnumerateArray().Select(violation => $"WeChat: {violation}"),
            .. await LostPieces(play), .. await DoneTwice(play), .. await SettledThoughHeld(play),
        ];
    }

    /// <summary>Whoever wanted one thing, however often they asked for it, has one thing.</summary>
    private static async Task<IEnumerable<string>> DoneTwice(Play play)
    {
        var memory = play.Memory;
        (string Things, int Found, int Wanted)[] counts = await play.Look(async db => new[]
        {
            ("orders", await db.Orders.CountAsync(), memory.Wishes(nameof(PlaceOrder))),
            ("refunds", await db.Refunds.CountAsync(one => one.SaleId != null), memory.Wishes(nameof(RequestRefund))),
            ("batches", await db.PayoutBatches.CountAsync(),
                memory.Wishes(nameof(DraftPayoutBatch), nameof(RedraftFailedPayouts))),
            ("holds", await db.SaleHolds.CountAsync(), memory.Wishes(nameof(HoldSales))),
            ("plans", await db.DividendPlans.CountAsync(), memory.Wishes(nameof(DraftDividendPlan))),
            ("postings", await db.PostingRequests.CountAsync(),
                memory.Wishes(nameof(RequestTopUp), nameof(RequestSettlement), nameof(RequestPayoutReturn),
                    nameof(RequestPeriodClose))),
        });
        return counts.Where(count => count.Found > count.Wanted)
            .Select(count => $"{count.Found} {count.Things} for {count.Wanted} wishes");
    }

    /// <summary>No sale is settled while somebody holds it.</summary>
    private static async Task<IEnumerable<string>> SettledThoughHeld(Play play)
    {
        var holds = await play.Look(db => (
            from hold in db.SaleHolds
            join sale in db.Sales on hold.SaleId equals sale.Id
            where sale.SettledAt != null && hold.ReleasedAt == null
            select new { sale.Document, sale.Item, hold.Until, sale.SettledAt }).ToListAsync());
        return holds.Where(one => one.Until is not { } day || BeijingTime.StartOf(day) > one.SettledAt)
            .Select(one => $"{one.Document}-{one.Item} was settled at {one.SettledAt} though it was held");
    }

    /// <summary>Each piece is on the shelf, or in an order that it was not taken out of again.</summary>
    private static async Task<IEnumerable<string>> LostPieces(Play play)
    {
        var shelf = await play.Look(db => db.Skus.ToDictionaryAsync(sku => sku.Id, sku => sku.Stock));
        var lines = await play.Look(db => (
            from order in db.Orders
            from line in order.Lines
            where order.Status != OrderStatus.Closed || order.PaidAt != null
            select new { line.SkuId, Pieces = line.Quantity - line.PiecesReturned }).ToListAsync());
        var ordered = lines.GroupBy(line => line.SkuId)
            .ToDictionary(group => group.Key, group => group.Sum(line => line.Pieces));
        return
            from sku in play.Memory.Pieces
            let there = shelf[sku.Key] + ordered.GetValueOrDefault(sku.Key)
            where there != sku.Value
            select $"SKU {sku.Key.Value} has {there} pieces instead of {sku.Value}";
    }
}
