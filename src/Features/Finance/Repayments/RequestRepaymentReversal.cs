using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Repayments;

/// <summary>A repayment that was booked wrongly is taken back by another entry, when a second person has looked. What
/// is right is then written down anew.</summary>
public sealed class RequestRepaymentReversal(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "repayment.reverse", command,
        async () =>
        {
            var repayment = await db.Repayments.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (repayment is null) return new RepaymentNotFound();
            var household = await db.Households.AsNoTracking().IgnoreAutoIncludes()
                .SingleAsync(one => one.Id == repayment.HouseholdId, ct);
            work.Concerns($"{household.Number}");
            if (repayment.AskReversal(command.Why).Refusal is { } refusal) return refusal;
            var request = PostingRequest.OfRepaymentReversal(
                repayment, household, command.By.Id, clock.GetUtcNow());
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            return new Result(request.Id);
        },
        ct);

    /// <param name="Number">Of the repayment.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, string Number, string? Why) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(PostingRequestId Request);
}
