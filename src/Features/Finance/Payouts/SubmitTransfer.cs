using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Hands one approved payout to WeChat, under the number that was stored with it. However the call ends, the
/// number stays: asked again, WeChat answers the same transfer (wechat §4.6).</summary>
public sealed class SubmitTransfer(
    VillageDb db, UnitOfWork work, IMerchantTransfer transfers, ApplyTransferReport apply, TimeProvider clock)
{
    public const string OutboxKind = "transfer.submit";

    /// <summary>Our own words among WeChat's reasons.</summary>
    internal const string PayeeHasChanged = "PAYEE_CHANGED";

    /// <summary>Over when a later batch pays what this one couldn't.</summary>
    internal const string Alarm = "payout.payee_changed";

    private const string Cancelled = "MCH_CANCEL";

    /// <summary>Shortly after an unclear call WeChat may not find what it did accept.</summary>
    private static readonly TimeSpan AbsenceIsProof = TimeSpan.FromHours(1);

    private static readonly string[] LaterCodes =
        ["NOT_ENOUGH", "FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED", "SYSTEM_ERROR"];

    /// <summary>WeChat says this too when the number exists with other parameters: no proof that nothing was sent.
    /// </summary>
    private static readonly string[] AmbiguousCodes = ["INVALID_REQUEST"];

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking()
            .FirstOrDefaultAsync(one => one.OutBillNo == command.OutBillNo, ct);
        if (payout is null) return new PayoutNotFound();
        if (!payout.IsOpen || payout.Channel != PayoutChannel.WeChat || payout.PackageInfo is not null)
            return Result.Done;
        if (payout.IsCancelling) return await EndUnlessKnown(payout, ct);
        var household = await db.Households.AsNoTracking().SingleAsync(one => one.Id == payout.HouseholdId, ct);
        if (!payout.IsFor(household)) return await AfterRefusal(payout, PayeeHasChanged, ct);
        var request = new TransferRequest(
            payout.OutBillNo, payout.Target.OpenId!, payout.Amount, await RemarkFor(payout, ct),
            payout.Target.PayeeName, "农产品货款");
        return await transfers.Transfer(request, ct) switch
        {
            GatewayResult<TransferReport>.Ok ok => await Apply(ok.Value, ct),
            GatewayResult<TransferReport>.Unknown unknown => Result.Later(unknown.Reason),
            GatewayResult<TransferReport>.Rejected no when LaterCodes.Contains(no.Code) => Result.Later(no.Code),
            GatewayResult<TransferReport>.Rejected no => await AfterRefusal(payout, no.Code, ct),
            _ => throw new InvariantBrokenException("an outcome has three values"),
        };
    }

    // Made of what never changes: WeChat compares it when the number comes again. Which part of its sum this is tells
    // the payee two transfers of one amount apart.
    private async Task<string> RemarkFor(Payout payout, CancellationToken ct)
    {
        var village = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
            .Select(one => one.Name).SingleAsync(ct);
        var batch = await db.Payouts.AsNoTracking()
            .Where(one => one.BatchId == payout.BatchId && one.HouseholdId == payout.HouseholdId)
            .OrderBy(one => one.Id).ToListAsync(ct);
        return TransferRemark.Of(village, payout, batch);
    }

    /// <summary>A definite "no" ends the payout only when WeChat also doesn't know its number: an earlier call may have
    /// come through unheard.</summary>
    private async Task<Outcome<Result>> AfterRefusal(Payout payout, string code, CancellationToken ct)
    {
        var answer = await transfers.Query(payout.OutBillNo, ct);
        if (answer is GatewayResult<TransferReport>.Ok known) return await Apply(known.Value, ct);
        if (answer is not GatewayResult<TransferReport>.Rejected { NotKnown: true }) return Result.Later(code);

        var attempts = await db.Outbox.AsNoTracking()
            .Where(message => message.Kind == OutboxKind && message.Subject == payout.OutBillNo)
            .Select(message => message.Attempts).FirstOrDefaultAsync(ct);
        var isFirst = attempts == 0 && !AmbiguousCodes.Contains(code);
        if (!isFirst && clock.GetUtcNow() < payout.SubmittedAt!.Value + AbsenceIsProof) return Result.Later(code);
        return await Fail(payout, code, ct);
    }

    /// <summary>Cancelled before WeChat ever heard of it, as far as anybody knows: it isn't sent any more, and what was
    /// under way when the wish came has had the time to be seen.</summary>
    private async Task<Outcome<Result>> EndUnlessKnown(Payout payout, CancellationToken ct)
    {
        var answer = await transfers.Query(payout.OutBillNo, ct);
        if (answer is GatewayResult<TransferReport>.Ok known) return await Apply(known.Value, ct);
        var isProof = answer is GatewayResult<TransferReport>.Rejected { NotKnown: true }
            && clock.GetUtcNow() >= payout.CancelRequestedAt!.Value + AbsenceIsProof;
        return isProof ? await Fail(payout, Cancelled, ct) : Result.Later(Cancelled);
    }

    private async Task<Outcome<Result>> Fail(Payout payout, string code, CancellationToken ct)
    {
        var failed = await work.Do(
            async () =>
            {
                if (code == PayeeHasChanged) await db.RaiseAlarm(AlarmOf(payout), clock.GetUtcNow(), ct);
                return await apply.Fail(payout.OutBillNo, transferBillNo: null, code, ct);
            },
            ct);
        return failed.Map(_ => Result.Done);
    }

    private static AlarmNote AlarmOf(Payout payout) => new(
        Alarm, payout.OutBillNo,
        $"付款 {payout.OutBillNo} 复核以后收款人变了，没有付出去，请核对这户的收款人，再新建付款批次");

    private async Task<Outcome<Result>> Apply(TransferReport report, CancellationToken ct)
    {
        var applied = await apply.Run(new(report), ct);
        return applied.Map(_ => Result.Done);
    }

    public sealed record Command(string OutBillNo);

    /// <param name="Settled">Nothing is left to submit. False: call again later, with the same number.</param>
    /// <param name="Problem">Why it has to be tried again.</param>
    public sealed record Result(bool Settled, string? Problem)
    {
        internal static readonly Result Done = new(Settled: true, Problem: null);

        internal static Result Later(string problem) => new(Settled: false, problem);
    }
}
