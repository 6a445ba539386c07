using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>Somebody says that a month is complete. It is closed, for ever, when a second person has looked.</summary>
public sealed class RequestPeriodClose(VillageDb db, StaffWork work, PeriodClosing closing, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "ledger.close", command,
        async () =>
        {
            var ready = await closing.Check(command.PeriodId, ct);
            if (ready.Refusal is { } refusal) return refusal;
            var (title, surplus) = (ready.Value.Title, ready.Value.Surplus);
            var number = PostingRequest.NumberOf(command.PeriodId);
            if (await db.IsWaiting(PostingKind.PeriodClose, number, ct)) return new PeriodCloseWaiting(title);

            var period = await db.Periods.AsNoTracking().SingleAsync(one => one.Id == command.PeriodId, ct);
            var request = PostingRequest.OfPeriodClose(period, surplus, command.By.Id, clock.GetUtcNow());
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            work.Concerns(title);
            return new Result(request.Id, title, surplus, request.Amount);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, PeriodId PeriodId) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    /// <param name="Surplus">Negative in a period of loss.</param>
    /// <param name="ToType">What the second person types: the surplus or the loss, without a sign.</param>
    public sealed record Result(PostingRequestId Id, string Title, Money Surplus, Money ToType);
}
