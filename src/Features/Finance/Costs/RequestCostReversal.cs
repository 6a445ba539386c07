using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Costs;

/// <summary>A cost that was booked wrongly is taken back by another entry, when a second person has looked. What is
/// right is then written down anew.</summary>
public sealed class RequestCostReversal(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "cost.reverse", command,
        async () =>
        {
            var voucher = await db.CostVouchers.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (voucher is null) return new CostNotFound();
            if (voucher.AskReversal(command.Why).Refusal is { } refusal) return refusal;
            var request = PostingRequest.OfCostReversal(voucher, command.By.Id, clock.GetUtcNow());
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            work.Concerns(voucher.Number);
            return new Result(request.Id);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, CostVoucherId Id, string Why) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(PostingRequestId Request);
}
