using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Sends a decided refund to WeChat, always under its stored number: a new number would refund
/// twice.</summary>
public sealed class SubmitRefund(
    VillageDb db, UnitOfWork work, IPaymentGateway gateway, ConfirmRefund confirm, TimeProvider clock) : IOutboxHandler
{
    public const string MessageKind = "refund.submit";
    internal const string Alarm = "refund.rejected";

    /// <summary>So long whoever looks after it may mend what WeChat doesn't like about us; and shortly after an unclear
    /// call it may not find what it did accept.</summary>
    private static readonly TimeSpan LongestRefusal = TimeSpan.FromDays(3);

    public string Kind => MessageKind;

    public async Task<Delivery> Deliver(string subject, CancellationToken ct)
    {
        var refund = await db.Refunds.AsNoTracking().SingleOrDefaultAsync(refund => refund.OutRefundNo == subject, ct);
        if (refund is null) return new Delivery.TryAgain("no such refund");
        if (refund.Status != RefundStatus.Approved) return new Delivery.Done();
        return await gateway.Refund(await RequestFor(refund, ct), ct) switch
        {
            GatewayResult<RefundReport>.Ok(var report) => await Accepted(report, ct),
            GatewayResult<RefundReport>.Unknown(var reason) => new Delivery.TryAgain(reason),
            // Money that isn't there yet, or too many at once: the same number works later.
            GatewayResult<RefundReport>.Rejected("NOT_ENOUGH" or "FREQUENCY_LIMITED" or "FREQUENCY_LIMIT" or
                "FREQUENCY_LIMIT_EXCEED" or "SYSTEM_ERROR", var message) => new Delivery.TryAgain(message),
            GatewayResult<RefundReport>.Rejected(var code, _) => await AfterRefusal(refund, code, ct),
            _ => new Delivery.TryAgain("no answer"),
        };
    }

    private async Task<RefundRequest> RequestFor(Refund refund, CancellationToken ct)
    {
        var payment = await db.Payments.AsNoTracking().SingleAsync(payment => payment.OrderId == refund.OrderId, ct);
        Invariant.Holds(payment.TransactionId is not null, "only what was paid is refunded");
        return new(payment.TransactionId!, refund.OutRefundNo, refund.Amount, payment.Amount, refund.Reason);
    }

    private async Task<Delivery> Accepted(RefundReport report, CancellationToken ct)
    {
        var confirmed = await confirm.Run(new(report), ct);
        return confirmed.Refusal is { } refusal ? new Delivery.TryAgain(refusal.Code) : new Delivery.Done();
    }

    /// <summary>A definite "no" that stays one, of a number that WeChat doesn't know, ends it: else its goods would
    /// wait for it for ever.</summary>
    private async Task<Delivery> AfterRefusal(Refund refund, string code, CancellationToken ct)
    {
        if (clock.GetUtcNow() < refund.SentAt + LongestRefusal)
            return await Complain(refund.OutRefundNo, code, ct);
        return await gateway.QueryRefund(refund.OutRefundNo, ct) switch
        {
            GatewayResult<RefundReport>.Ok(var report) => await Accepted(report, ct),
            GatewayResult<RefundReport>.Rejected { NotKnown: true } => await GiveUp(refund.OutRefundNo, code, ct),
            _ => await Complain(refund.OutRefundNo, code, ct),
        };
    }

    private async Task<Delivery> GiveUp(string number, string code, CancellationToken ct)
    {
        (await confirm.WasRefused(number, code, ct)).WithoutValue().OrThrow();
        return new Delivery.Done();
    }

    private async Task<Delivery> Complain(string number, string code, CancellationToken ct)
    {
        var raised = await work.Do<string>(
            async () =>
            {
                var note = new AlarmNote(
                    Alarm, number, $"微信没有接受这笔退款（{code}），系统会继续重试，请财务核对");
                await db.RaiseAlarm(note, clock.GetUtcNow(), ct);
                return code;
            },
            ct);
        return new Delivery.TryAgain(raised.Refusal?.Code ?? code);
    }
}
