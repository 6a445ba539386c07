using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>退票: somebody says that a bank or cash payout came back. It is booked back once a second person has
/// looked.</summary>
public sealed class RequestPayoutReturn(VillageDb db, StaffWork work, TimeProvider clock)
{
    private const int LongestReason = 64;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        "payout.return", command,
        () => Request(command, ct), ct);

    private async Task<Outcome<Result>> Request(Command command, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking()
            .FirstOrDefaultAsync(one => one.OutBillNo == command.OutBillNo, ct);
        if (payout is null) return new PayoutNotFound();
        var typed = PersonText.Line(command.Reason, LongestReason);
        if (typed.Problem != TextProblem.None) return new ReturnReasonInvalid();
        var reason = typed.Text;
        if (command.TypedAmount != payout.Amount) return new TotalDiffers(payout.Amount);
        var now = clock.GetUtcNow();
        // Tried on a copy that nobody saves: what can't come back can't be asked for.
        if (payout.Return(reason, now).Refusal is { } refusal) return refusal;
        if (await db.IsWaiting(PostingKind.PayoutReturn, payout.OutBillNo, ct)) return new ReturnWaiting();

        var request = PostingRequest.OfPayoutReturn(
            db.Tenant.Id, payout.OutBillNo, payout.Amount, reason, command.By.Id, now);
        db.PostingRequests.Add(request);
        await db.SaveChangesAsync(ct);
        return new Result(request.Id);
    }

    /// <param name="Reason">At most 64 characters, e.g. what the bank wrote on its slip.</param>
    /// <param name="TypedAmount">Must be the payout's amount.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OutBillNo, string Reason, Money TypedAmount) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;

        string? IStaffAct.Document => OutBillNo;
    }

    public sealed record Result(PostingRequestId Id);
}

public sealed record ReturnReasonInvalid()
    : Refusal("payout.return_reason_invalid", "请在一行里写清楚为什么没付成，例如“账号已注销”，不超过 64 个字");
