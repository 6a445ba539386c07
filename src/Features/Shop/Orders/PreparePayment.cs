using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>Gets what <c>wx.requestPayment</c> needs. Always under the stored number, so asking twice never pays
/// twice.</summary>
public sealed class PreparePayment(
    VillageDb db, UnitOfWork work, IPaymentGateway gateway, ConfirmPayment confirm, TimeProvider clock)
{
    private static readonly TimeSpan ShortestPrepay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestExpiry = TimeSpan.FromMinutes(1);

    public sealed record Command(ShopperId ShopperId, string OrderNumber);

    public async Task<Outcome<ClientPayment>> Run(Command command, CancellationToken ct)
    {
        if (await Find(command, ct) is not var (order, payment)) return new OrderNotFound();
        var now = clock.GetUtcNow();
        if (order.Status != OrderStatus.AwaitingPayment) return new OrderNotInState(order.Number, order.Status);
        if (order.PayBefore <= now) return new PaymentDeadlinePassed();
        if (payment.PrepayId is { } known && payment.PrepayExpiresAt >= now + ShortestPrepay)
            return gateway.SignForClient(new(known));
        return await gateway.Prepay(await RequestFor(order, now, ct), ct) switch
        {
            GatewayResult<PrepayTicket>.Ok(var ticket) => await Keep(payment.OutTradeNo, ticket, ct),
            GatewayResult<PrepayTicket>.Rejected(var code, _) => await AfterRefusal(payment.OutTradeNo, code, ct),
            _ => new PaymentUnclear(),
        };
    }

    private Task<Asked?> Find(Command command, CancellationToken ct) => (
        from order in db.Orders.AsNoTracking().Include(order => order.Lines)
        where order.Number == command.OrderNumber && order.ShopperId == command.ShopperId
        join payment in db.Payments.AsNoTracking() on order.Id equals payment.OrderId
        select new Asked(order, payment)).SingleOrDefaultAsync(ct);

    private async Task<PrepayRequest> RequestFor(Order order, DateTimeOffset now, CancellationToken ct)
    {
        var openId = await db.Shoppers.Where(shopper => shopper.Id == order.ShopperId)
            .Select(shopper => shopper.OpenId).SingleAsync(ct);
        var earliest = now + ShortestExpiry;
        return new(
            order.Number, DescriptionOf(order), order.Total, openId,
            order.PayBefore > earliest ? order.PayBefore : earliest);
    }

    // Real goods names: shoppers see this in WeChat's order centre. How much of them fits is the gateway's to know.
    private static string DescriptionOf(Order order) =>
        string.Join("、", order.Lines.OrderBy(line => line.Number).Select(line => line.Title));

    private async Task<Outcome<ClientPayment>> Keep(string outTradeNo, PrepayTicket ticket, CancellationToken ct)
    {
        var kept = await work.Do<string>(
            async () =>
            {
                var payment = await db.Payments.SingleAsync(payment => payment.OutTradeNo == outTradeNo, ct);
                if (payment.Prepare(ticket.PrepayId, clock.GetUtcNow()).Refusal is { } refusal) return refusal;
                return outTradeNo;
            },
            ct);
        return kept.Map(_ => gateway.SignForClient(ticket));
    }

    /// <summary>It may be paid already, for which WeChat has more than one word: ask instead of reading it.</summary>
    private async Task<Outcome<ClientPayment>> AfterRefusal(string outTradeNo, string code, CancellationToken ct)
    {
        var asked = await gateway.Query(outTradeNo, ct);
        if (asked is GatewayResult<PaymentReport>.Unknown) return new PaymentUnclear();
        if (asked is not GatewayResult<PaymentReport>.Ok({ State: TradeState.Paid or TradeState.Refunding } report))
            return new PaymentRejected(code);
        var confirmed = await confirm.Run(new(report), ct);
        return confirmed.Refusal ?? new OrderNotInState(outTradeNo, OrderStatus.Paid);
    }

    private sealed record Asked(Order Order, Payment Payment);
}
