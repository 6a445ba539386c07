using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>A second person is asked to end a break that is explained: by a booking, or by the explanation alone.
/// </summary>
public sealed class RequestBreakEnd(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "break.request", command,
        async () =>
        {
            var found = await db.Breaks.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (found is null) return new BreakNotFound();
            var now = clock.GetUtcNow();
            if (Propose(found, command, now).Refusal is { } refusal) return refusal;
            var request = PostingRequest.OfBreak(found, command.By.Id, now);
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            work.Concerns(found.Subject);
            return new Result(request.Id, request.Amount);
        },
        ct);

    private static Outcome Propose(Break found, Command command, DateTimeOffset now)
    {
        if (command.Booking is not { } booking) return found.ProposeClosing(command.By.Id, now);
        return BreakAdjustment.CounterOf(booking.CounterCode) is { } counter
            ? found.ProposeAdjustment(new(counter, booking.Amount), command.By.Id, now)
            : new BreakAccountWrong();
    }

    /// <param name="Booking">Null when nothing has to be booked.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, BreakId Id, Booking? Booking = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    /// <param name="CounterCode">Of one of the accounts that <see cref="GetBreak"/> offers.</param>
    /// <param name="Amount">What is added to the account that the paper tells of; below zero when it is taken off.
    /// </param>
    public sealed record Booking(string CounterCode, Money Amount);

    /// <param name="ToType">What the second person types.</param>
    public sealed record Result(PostingRequestId Id, Money ToType);
}
