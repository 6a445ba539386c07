using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payments;

/// <summary>Asks WeChat about open payments whose notice didn't come, on a falling schedule.</summary>
public sealed class AskAboutPayments(
    VillageDb db, UnitOfWork work, IPaymentGateway gateway, ConfirmPayment confirm, Worklist list, TimeProvider clock)
{
    private static readonly Worklist.List Payments = new("payment", "查询付款结果");

    private const int MostAtOnce = 200;

    public sealed record Command;

    /// <returns>Done: found paid. Left: to be asked again; a shopper who hasn't paid yet is no trouble.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var postponed = await list.Postponed(Payments, ct);
        var due = await db.Payments.AsNoTracking()
            .Where(payment => payment.NextQueryAt <= now && !postponed.Contains(payment.OutTradeNo)
                && (payment.Status == PaymentStatus.Created || payment.Status == PaymentStatus.Prepared))
            .OrderBy(payment => payment.NextQueryAt).Take(MostAtOnce)
            .Select(payment => new Open(payment.OutTradeNo, payment.Status)).ToListAsync(ct);
        return await list.WorkOff(
            Payments, due, static payment => payment.OutTradeNo, payment => Ask(payment, ct), ct);
    }

    private async Task<string?> Ask(Open payment, CancellationToken ct)
    {
        var problem = await gateway.Query(payment.OutTradeNo, ct) switch
        {
            GatewayResult<PaymentReport>.Ok({ State: TradeState.Paid or TradeState.Refunding } report) =>
                (await confirm.Run(new(report), ct)).Refusal?.Code,
            GatewayResult<PaymentReport>.Ok({ State: TradeState.NotPaid }) => Tally.AsExpected,
            GatewayResult<PaymentReport>.Ok(var report) => report.State.ToString(),
            // The shopper never opened the cashier, so WeChat hasn't heard the number.
            GatewayResult<PaymentReport>.Rejected { NotKnown: true }
                when payment.Status == PaymentStatus.Created => Tally.AsExpected,
            GatewayResult<PaymentReport>.Rejected(var code, _) => code,
            _ => "unknown",
        };
        if (problem is not null) (await AskAgain(payment.OutTradeNo, ct)).OrThrow();
        return problem;
    }

    private Task<Outcome<string>> AskAgain(string outTradeNo, CancellationToken ct) => work.Do<string>(
        async () =>
        {
            var payment = await db.Payments.SingleAsync(payment => payment.OutTradeNo == outTradeNo, ct);
            // What ended while WeChat was asked needs no more asking.
            _ = payment.AskAgain(clock.GetUtcNow());
            return outTradeNo;
        },
        ct);

    private sealed record Open(string OutTradeNo, PaymentStatus Status)
    {
        public override string ToString() => OutTradeNo;
    }
}
