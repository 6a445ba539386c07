using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>A person who saw the bank's receipt or the signature, and didn't draft the batch, says that a bank or cash
/// payout arrived.</summary>
public sealed class ConfirmManualPayout(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    private const int LongestEvidence = 64;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        "payout.confirm", command,
        () => Confirm(command, ct), ct);

    private async Task<Outcome<Result>> Confirm(Command command, CancellationToken ct)
    {
        var evidence = PersonText.Line(command.Evidence, LongestEvidence);
        var payout = await db.Payouts.FirstOrDefaultAsync(one => one.OutBillNo == command.OutBillNo, ct);
        if (payout is null) return new PayoutNotFound();
        if (evidence.Problem != TextProblem.None) return new EvidenceInvalid();
        var batch = await db.PayoutBatches.AsNoTracking().SingleAsync(one => one.Id == payout.BatchId, ct);
        var now = clock.GetUtcNow();
        if (batch.Confirm(payout, evidence.Text, command.By.Id, command.TypedAmount, now).Refusal is { } refusal)
            return refusal;
        await books.Post(PayoutArrived.Entry(payout), now, ct);
        return new Result(payout.OutBillNo, payout.Status);
    }

    /// <param name="Evidence">The bank's receipt number, or where the signed slip is kept; at most 64
    /// characters.</param>
    /// <param name="TypedAmount">Must be the payout's amount.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OutBillNo, string Evidence, Money TypedAmount) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;

        string? IStaffAct.Document => OutBillNo;
    }

    public sealed record Result(string OutBillNo, PayoutStatus Status);
}

public sealed record EvidenceInvalid()
    : Refusal("payout.evidence_invalid", "请在一行里写银行回单号或签收单编号，不超过 64 个字");
