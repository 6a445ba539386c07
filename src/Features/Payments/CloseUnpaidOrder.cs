using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Catalog;

namespace VillageCloud.Features.Payments;

/// <summary>Closes one unpaid order, after WeChat agreed that nobody can pay it any more. Only then the stock
/// returns. A number that WeChat never heard of needs no closing there.</summary>
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
            GatewayResult<PaymentReport>.Rejected("ORDER_NOT_EXIST", _) => await CloseThere(number, ct),
            _ => Result.Unclear,
        };
    }

    private async Task<Outcome<Result>> CloseThere(string number, CancellationToken ct) =>
        await gateway.Close(number, ct) switch
        {
            GatewayResult<Nothing>.Ok => await CloseHere(number, ct),
            GatewayResult<Nothing>.Rejected("ORDER_NOT_EXIST" or "ORDER_CLOSED", _) => await CloseHere(number, ct),
            GatewayResult<Nothing>.Rejected("ORDERPAID" or "ORDER_PAID", _) => await ConfirmAfterClose(number, ct),
            _ => Result.Unclear,
        };

    private async Task<Outcome<Result>> ConfirmAfterClose(string number, CancellationToken ct) =>
        await gateway.Query(number, ct) is GatewayResult<PaymentReport>.Ok(var report)
            ? await Confirm(report, ct)
            : Result.Unclear;

    private async Task<Outcome<Result>> Confirm(PaymentReport report, CancellationToken ct)
    {
        var confirmed = await confirm.Run(new(report), ct);
        return confirmed.Map(_ => Result.Paid);
    }

    private Task<Outcome<Result>> CloseHere(string number, CancellationToken ct) => work.Do<Result>(
        async () =>
        {
            var payment = await db.Payments.Include(payment => payment.Order).ThenInclude(order => order.Lines)
                .SingleOrDefaultAsync(payment => payment.OutTradeNo == number, ct);
            if (payment is null) return new OrderNotFound();
            if (payment.Order.Status == OrderStatus.Closed) return Result.Closed;
            if (payment.Order.Close(clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            if (payment.Close().Refusal is { } notOpen) return notOpen;
            await db.ReturnStock(
                payment.Order.Lines.Select(line => new PiecesOfSku(line.SkuId, line.Quantity)), ct);
            return Result.Closed;
        },
        ct);
}
