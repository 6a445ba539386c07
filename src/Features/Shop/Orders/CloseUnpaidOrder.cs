using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>Closes one unpaid order, after WeChat agreed that nobody can pay it any more. Only then the stock
/// returns. Of a number that WeChat says it doesn't know, the close is the proof.</summary>
public sealed class CloseUnpaidOrder(
    VillageDb db, UnitOfWork work, IPaymentGateway gateway, ConfirmPayment confirm, TimeProvider clock)
{
    public sealed record Command(string OrderNumber);

    public enum Result
    {
        Closed,

        /// <summary>The shopper was quicker.</summary>
        Paid,

        /// <summary>WeChat didn't say; next time.</summary>
        Unclear,
    }

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var number = command.OrderNumber;
        return await gateway.Query(number, ct) switch
        {
            GatewayResult<PaymentReport>.Ok({ State: TradeState.Paid or TradeState.Refunding } report) =>
                await Confirm(report, ct),
            GatewayResult<PaymentReport>.Ok { Value.State: not TradeState.Other } => await CloseThere(number, ct),
            GatewayResult<PaymentReport>.Rejected { NotKnown: true } => await CloseThere(number, ct),
            _ => Result.Unclear,
        };
    }

    private async Task<Outcome<Result>> CloseThere(string number, CancellationToken ct) =>
        await gateway.Close(number, ct) switch
        {
            GatewayResult<Nothing>.Ok => await CloseHere(number, ct),
            GatewayResult<Nothing>.Rejected { NotKnown: true } => await CloseHere(number, ct),
            // Paid, or closed already: WeChat has several words for either, so ask instead of reading them.
            GatewayResult<Nothing>.Rejected => await AskAfterRefusal(number, ct),
            _ => Result.Unclear,
        };

    private async Task<Outcome<Result>> AskAfterRefusal(string number, CancellationToken ct) =>
        await gateway.Query(number, ct) switch
        {
            GatewayResult<PaymentReport>.Ok({ State: TradeState.Paid or TradeState.Refunding } report) =>
                await Confirm(report, ct),
            GatewayResult<PaymentReport>.Ok({ State: TradeState.Closed }) => await CloseHere(number, ct),
            _ => Result.Unclear,
        };

    private async Task<Outcome<Result>> Confirm(PaymentReport report, CancellationToken ct)
    {
        var confirmed = await confirm.Run(new(report), ct);
        return confirmed.Map(_ => Result.Paid);
    }

    private Task<Outcome<Result>> CloseHere(string number, CancellationToken ct) => work.Do<Result>(
        async () =>
        {
            // By one statement: between two, somebody else may have closed both.
            var found = await (
                from one in db.Orders.Include(one => one.Lines)
                where one.Number == number
                join payment in db.Payments on one.Id equals payment.OrderId
                select new { Order = one, Payment = payment }).SingleOrDefaultAsync(ct);
            if (found is null) return new OrderNotFound();
            var order = found.Order;
            if (order.Status == OrderStatus.Closed) return Result.Closed;
            if (order.Close(clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            if (found.Payment.Close().Refusal is { } notOpen) return notOpen;
            await db.ReturnStock(
                order.Lines.Select(line => StockMovement.OrderClosed(
                    db.Tenant.Id, new(line.SkuId, line.Quantity), order.Number, order.ClosedAt!.Value)),
                ct);
            return Result.Closed;
        },
        ct);
}
