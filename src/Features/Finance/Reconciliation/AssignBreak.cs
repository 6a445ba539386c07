using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Somebody looks after a break from now on: whoever takes it, or to whom it is given.</summary>
public sealed class AssignBreak(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<BreakView>> Run(Command command, CancellationToken ct) => work.Once<BreakView>(
        "break.assign", command,
        async () =>
        {
            var found = await db.Breaks.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (found is null) return new BreakNotFound();
            var owner = command.Owner ?? command.By.Id;
            var person = await db.Staff.AsNoTracking().SingleOrDefaultAsync(one => one.Id == owner, ct);
            if (person is not { State: StaffState.Active } || !person.Role.May(Duty.KeepBooks))
                return new BreakOwnerUnknown();
            var now = clock.GetUtcNow();
            if (found.Assign(owner, command.By.Id, now).Refusal is { } refusal) return refusal;
            work.Concerns(found.Subject);
            return BreakView.Of(found, person.Name, now);
        },
        ct);

    /// <param name="Owner">Null: whoever asks takes it.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, BreakId Id, StaffId? Owner = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }
}
