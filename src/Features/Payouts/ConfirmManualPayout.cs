using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Dividends;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Ledger;

namespace VillageCloud.Features.Payouts;

/// <summary>A person who saw the bank's receipt or the signature says that a bank or cash payout arrived.</summary>
public sealed class ConfirmManualPayout(VillageDb db, UnitOfWork work, Books books, TimeProvider clock)
{
    private const int LongestEvidence = 64;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        $"payout.confirm:{command.By.Value}", command.Key, command with { Key = default },
        () => Confirm(command, ct), ct);

    private async Task<Outcome<Result>> Confirm(Command command, CancellationToken ct)
    {
        var evidence = command.Evidence.Trim();
        var payout = await db.Payouts.FirstOrDefaultAsync(one => one.OutBillNo == command.OutBillNo, ct);
        if (payout is null) return new PayoutNotFound();
        if (payout.Channel == PayoutChannel.WeChat) return new PayoutChannelWrong();
        if (evidence.Length is 0 or > LongestEvidence) return new EvidenceInvalid();
        var draftedBy = await db.PayoutBatches.Where(batch => batch.Id == payout.BatchId)
            .Select(batch => batch.DraftedBy).SingleAsync(ct);
        if (command.By == draftedBy) return new ApproverMustDiffer();

        var now = clock.GetUtcNow();
        if (payout.Succeed(evidence, now).Refusal is { } refusal) return refusal;
        await books.Post($"paid:{payout.OutBillNo}", now, $"到账 {payout.OutBillNo}", payout.ToPaid(), ct);
        return new Result(payout.OutBillNo, payout.Status);
    }

    /// <param name="Evidence">The bank's receipt number, or where the signed slip is kept; at most 64
    /// characters.</param>
    public sealed record Command(IdempotencyKey Key, StaffId By, string OutBillNo, string Evidence);

    public sealed record Result(string OutBillNo, PayoutStatus Status);
}

public sealed record EvidenceInvalid()
    : Refusal("payout.evidence_invalid", "请填写银行回单号或签收单编号，不超过 64 个字");
