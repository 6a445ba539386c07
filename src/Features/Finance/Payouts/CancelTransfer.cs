using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Asks WeChat to cancel a transfer that nobody confirmed yet. One person is enough: nothing leaves the
/// village, and the household gets its claim back only when WeChat says that the transfer was cancelled.</summary>
public sealed class CancelTransfer(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        "payout.cancel", command,
        () => Request(command, ct), ct);

    private async Task<Outcome<Result>> Request(Command command, CancellationToken ct)
    {
        var payout = await db.Payouts.FirstOrDefaultAsync(one => one.OutBillNo == command.OutBillNo, ct);
        if (payout is null) return new PayoutNotFound();
        if (command.TypedAmount != payout.Amount) return new TotalDiffers(payout.Amount);
        var now = clock.GetUtcNow();
        if (payout.RequestCancel(command.By.Id, now).Refusal is { } refusal) return refusal;
        db.Outbox.Add(new(db.Tenant.Id, SendCancel.OutboxKind, payout.OutBillNo, now));
        return new Result(payout.OutBillNo, payout.Status);
    }

    /// <param name="TypedAmount">Must be the payout's amount.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, string OutBillNo, Money TypedAmount) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.StopPayment;

        string? IStaffAct.Document => OutBillNo;
    }

    /// <param name="Status">Still open: the payee may have been quicker.</param>
    public sealed record Result(string OutBillNo, PayoutStatus Status);
}
