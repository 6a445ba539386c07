using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>WeChat pushed that it released the money: asks WeChat itself, then opens the after-sales windows.</summary>
public sealed class CompleteOrder(VillageDb db, UnitOfWork work, IShippingReporter reporter, TimeProvider clock)
{
    /// <param name="ConfirmedAt">When the shopper had it; without it the windows open at settlement.</param>
    public sealed record Command(
        string TransactionId, string OutTradeNo, DateTimeOffset? ConfirmedAt, DateTimeOffset SettledAt);

    /// <param name="Applied">False when it was completed already.</param>
    public sealed record Result(bool Applied);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var status = await (
            from payment in db.Payments.AsNoTracking()
            where payment.OutTradeNo == command.OutTradeNo && payment.TransactionId == command.TransactionId
            join order in db.Orders on payment.OrderId equals order.Id
            select (OrderStatus?)order.Status).SingleOrDefaultAsync(ct);
        if (status is null) return await Unknown(command, ct);
        if (IsOver(status.Value)) return new Result(Applied: false);
        return await reporter.Find(command.TransactionId, ct) switch
        {
            GatewayResult<ShippingReport>.Ok
            {
                Value.State: WeChatOrderState.Done or WeChatOrderState.AwaitingSettlement
                    or WeChatOrderState.ReceiptConfirmed,
            } => await work.Do(() => Complete(command, ct), ct),
            _ => new SettlementUnclear(),
        };
    }

    private async Task<Outcome<Result>> Complete(Command command, CancellationToken ct)
    {
        var sold = await db.FindSold(order => order.Number == command.OutTradeNo, ct);
        if (sold is null) return new OrderNotFound();
        if (IsOver(sold.Order.Status)) return new Result(Applied: false);
        var receivedAt = command.ConfirmedAt ?? command.SettledAt;
        if (sold.Complete(receivedAt, command.SettledAt).Refusal is { } refusal) return refusal;
        await db.EndAlarms([AskAboutShipments.Overdue], command.OutTradeNo, clock.GetUtcNow(), ct);
        return new Result(Applied: true);
    }

    /// <summary>Completed before, or all of it went back to the shopper meanwhile.</summary>
    private static bool IsOver(OrderStatus status) => status is OrderStatus.Completed or OrderStatus.Closed;

    private async Task<Outcome<Result>> Unknown(Command command, CancellationToken ct)
    {
        var refusal = new PaymentNumberUnknown();
        var raised = await work.Do<string>(
            async () =>
            {
                var note = new AlarmNote(
                    "shipping.unknown_order", command.OutTradeNo, "微信推送了一笔找不到的订单结算，请财务核对");
                await db.RaiseAlarm(note, clock.GetUtcNow(), ct);
                return note.Code;
            },
            ct);
        return raised.Refusal ?? refusal;
    }
}
