using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Takes the wish to cancel to WeChat, as often as it needs. What WeChat answers is no end: the payee may have
/// confirmed first, so the transfer itself is asked about.</summary>
public sealed class SendCancel(VillageDb db, IMerchantTransfer transfers, ApplyTransferReport apply)
{
    public const string OutboxKind = "transfer.cancel";

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking()
            .FirstOrDefaultAsync(one => one.OutBillNo == command.OutBillNo, ct);
        if (payout is null) return new PayoutNotFound();
        if (!payout.IsCancelling) return new Result(Settled: true, Problem: null);
        return await transfers.Cancel(payout.OutBillNo, ct) switch
        {
            GatewayResult<TransferState>.Ok => await AskHowItEnds(payout.OutBillNo, isAccepted: true, "CANCELING", ct),
            GatewayResult<TransferState>.Rejected no => await AskHowItEnds(
                payout.OutBillNo, isAccepted: false, no.Code, ct),
            GatewayResult<TransferState>.Unknown unknown => new Result(Settled: false, unknown.Reason),
            _ => throw new InvariantBrokenException("an outcome has three values"),
        };
    }

    /// <summary>An accepted wish is asked about by the job until it has ended; a refused one is tried again while the
    /// transfer is open.</summary>
    private async Task<Outcome<Result>> AskHowItEnds(
        string outBillNo, bool isAccepted, string problem, CancellationToken ct)
    {
        if (await transfers.Query(outBillNo, ct) is not GatewayResult<TransferReport>.Ok known)
            return new Result(isAccepted, problem);
        var applied = await apply.Run(new(known.Value), ct);
        if (applied.Refusal is { } refusal) return refusal;
        var hasEnded = applied.Value.Status is PayoutStatus.Succeeded or PayoutStatus.Failed or PayoutStatus.Reissued;
        return new Result(isAccepted || hasEnded, problem);
    }

    public sealed record Command(string OutBillNo);

    /// <param name="Settled">Nothing is left to send. False: call again later.</param>
    /// <param name="Problem">Why it has to be tried again.</param>
    public sealed record Result(bool Settled, string? Problem);
}
