using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Repayments;

/// <summary>登记还款: what a household owed for goods has reached the village's bank account, and the slip is at hand.
/// Booked when a second person has seen it.</summary>
public sealed class RequestRepayment(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "repayment.request", command,
        async () =>
        {
            var household = await db.Households.AsNoTracking().IgnoreAutoIncludes()
                .SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            if (await Waits(household.Id, ct)) return new RepaymentAlreadyWaits();
            var now = clock.GetUtcNow();
            var position = await db.PositionOf(books, household.Id, ct);
            var made = Repayment.Of(
                (db.Tenant.Id, household.Id), command.Words, position.Clawback, Numbers.Repayment(now),
                BeijingTime.DayOf(now), now);
            if (made.Refusal is { } refusal) return refusal;
            if (await books.RefuseDay(command.Words.Day, ct) is { } closed) return closed;
            var request = PostingRequest.OfRepayment(made.Value, household, command.By.Id, now);
            db.Repayments.Add(made.Value);
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            return new Result(made.Value.Number, request.Id);
        },
        ct);

    private Task<bool> Waits(HouseholdId household, CancellationToken ct) => db.Repayments.AnyAsync(
        one => one.HouseholdId == household && one.Status == RepaymentStatus.Requested, ct);

    /// <param name="Id">Of the household.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, HouseholdId Id, RepaymentTexts Words)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(string Number, PostingRequestId Request);
}
