using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>The treasurer wants what is due settled without waiting for the job, having seen and typed its total.
/// Something that fell due since then refuses: nobody asks for a sum that they didn't see.</summary>
public sealed class RequestSettlement(VillageDb db, StaffWork work, PreviewSettlement preview, TimeProvider clock)
{
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var due = await preview.Run(ct);
        if (due.Refusal is { } refusal) return refusal;
        return await work.Once(
            "settlement.request", command,
            () => Request(command, due.Value.Total, ct), ct);
    }

    private async Task<Outcome<Result>> Request(Command command, Money due, CancellationToken ct)
    {
        if (await IsWaiting(ct)) return new SettlementAlreadyRequested();
        if (due.IsZero) return new NothingDue();
        if (due != command.TypedTotal) return new TotalDiffers(due);
        var request = PostingRequest.OfSettlement(db.Tenant.Id, due, command.By.Id, clock.GetUtcNow());
        db.PostingRequests.Add(request);
        await db.SaveChangesAsync(ct);
        return new Result(request.Id);
    }

    private Task<bool> IsWaiting(CancellationToken ct) => db.PostingRequests.AnyAsync(
        one => one.Kind == PostingKind.Settlement && one.Status == PostingStatus.Requested, ct);

    /// <param name="TypedTotal">Must be the total of the preview.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, Money TypedTotal) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(PostingRequestId Id);
}
