using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Costs;

/// <summary>记费用: somebody writes down what the village spent. It is booked, in the month of its day, when a second
/// person has looked.</summary>
public sealed class RequestCost(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "cost.request", command,
        async () =>
        {
            var now = clock.GetUtcNow();
            var spent = CostSpent.Of(
                command.Category, command.Amount, command.Day, new(command.Payee, command.Note, command.Evidence),
                command.HouseholdId, BeijingTime.DayOf(now));
            if (spent.Refusal is { } refusal) return refusal;
            if (command.HouseholdId is { } household && !await db.Households.AnyAsync(one => one.Id == household, ct))
                return new CostHouseholdUnknown();
            if (await books.RefuseDay(command.Day, ct) is { } closed) return closed;
            var voucher = new CostVoucher(db.Tenant.Id, Numbers.CostVoucher(now), spent.Value, now);
            var request = PostingRequest.OfCost(voucher, command.By.Id, now);
            db.CostVouchers.Add(voucher);
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            work.Concerns(voucher.Number);
            return new Result(voucher.Id, voucher.Number, request.Id);
        },
        ct);

    /// <param name="Day">On which it was spent, and so the month that bears it.</param>
    /// <param name="Payee">Who got the money.</param>
    /// <param name="Note">What for.</param>
    /// <param name="Evidence">The number of the invoice, the receipt or the bank slip.</param>
    /// <param name="HouseholdId">For whose goods or work; null where it is nobody's in particular.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, CostCategory Category, Money Amount, DateOnly Day, string Payee,
        string Note, string Evidence, HouseholdId? HouseholdId = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(CostVoucherId Id, string Number, PostingRequestId Request);
}
