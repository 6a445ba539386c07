using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Tests.Model;

/// <summary>Money back: asked for by the keeper, decided by the reviewer.</summary>
internal sealed class RefundActs(Play play)
{
    private static readonly OrderStatus[] Refundable = [OrderStatus.Paid, OrderStatus.Shipped, OrderStatus.Completed];

    public IEnumerable<Act> All =>
    [
        new(9, "ask for a refund", Request), new(9, "approve a refund", Approve), new(2, "decline a refund", Decline),
        new(2, "send a late payment back again", RequestLate),
    ];

    private async Task<bool> Request()
    {
        var number = await play.Pick(db => db.Orders.Where(one => Refundable.Contains(one.Status))
            .OrderBy(one => one.Id).Select(one => one.Number));
        if (number is null) return false;
        var order = (await play.Village.Run((GetVillageOrder feature) =>
            feature.Run(new(play.Cast.Keeper, number), default))).OrThrow();
        var line = play.OneOf(order.Lines);
        var amount = play.OneIn(2) ? line.Refundable : new(play.Chance.NextInt64(line.Refundable.Fen + 1));
        int? pieces = play.OneIn(3) ? play.Chance.Next(line.Quantity + 1) : null;
        var withFreight = play.OneIn(3);
        if (!play.Memory.Refunds.Add((number, amount))) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask(
            $"ask {amount} of line {line.Number} of {number[^4..]} back",
            (RequestRefund feature, CancellationToken ct) => feature.Run(
                new(key, play.Cast.Keeper, number, line.Number, amount, "受潮", pieces, withFreight), ct));
        return true;
    }

    /// <summary>A payment that came after its order was closed, and that WeChat didn't give back.</summary>
    public async Task<bool> RequestLate()
    {
        var late = await play.Pick(db => db.Orders
            .Where(one => one.Status == OrderStatus.Closed && one.PaidAt == null && one.OpenRefunds == 0
                && one.Refunded == Money.Zero && db.Refunds.Any(refund => refund.OrderId == one.Id))
            .OrderBy(one => one.Id).Select(one => new { one.Number, one.Total }));
        if (late is null) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"send what came late for {late.Number[^4..]} back again",
            (RequestLateRefund feature, CancellationToken ct) =>
                feature.Run(new(key, play.Cast.Keeper, late.Number, late.Total), ct));
        return true;
    }

    public async Task<bool> Approve()
    {
        if (await Waiting() is not { } refund) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"approve the refund {refund.OutRefundNo[^4..]}",
            (ApproveRefund feature, CancellationToken ct) =>
                feature.Run(new(key, play.Cast.Reviewer, refund.OutRefundNo, refund.Amount), ct));
        return true;
    }

    private async Task<bool> Decline()
    {
        if (await Waiting() is not { } refund) return false;
        var (key, by) = (IdempotencyKey.New(), play.OneIn(2) ? play.Cast.Reviewer : play.Cast.Keeper);
        _ = await play.Ask($"decline the refund {refund.OutRefundNo[^4..]}",
            (DeclineRefund feature, CancellationToken ct) =>
                feature.Run(new(key, by, refund.OutRefundNo, "不同意"), ct));
        return true;
    }

    private Task<Refund?> Waiting() => play.Pick(db => db.Refunds.AsNoTracking()
        .Where(one => one.Status == RefundStatus.Requested).OrderBy(one => one.Id));
}
