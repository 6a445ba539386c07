using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>登记付退社款: the bank has paid a member who left, and the slip is at hand. Booked when a second person has seen
/// it.</summary>
public sealed class RequestCapitalReturn(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "departure.return", command,
        async () =>
        {
            var departure = await db.Departures.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (departure is null) return new DepartureNotFound();
            var household = await db.Households.SingleAsync(one => one.Id == departure.HouseholdId, ct);
            work.Concerns($"{household.Number}");
            if (household.IsHeld) return new ReturnHeld();
            var now = clock.GetUtcNow();
            if (departure.AskReturn(command.Day, command.Evidence, BeijingTime.DayOf(now)).Refusal is { } refusal)
                return refusal;
            if (await books.RefuseDay(command.Day, ct) is { } closed) return closed;
            var request = PostingRequest.OfCapitalReturn(departure, household, command.By.Id, now);
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            return new Result(departure.Number, request.Id, request.Amount);
        },
        ct);

    /// <param name="Number">Of the departure.</param>
    /// <param name="Day">On which it was paid, by the bank slip.</param>
    /// <param name="Evidence">The slip's number.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string Number, DateOnly Day, string? Evidence) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(string Number, PostingRequestId Request, Money ToType);
}
