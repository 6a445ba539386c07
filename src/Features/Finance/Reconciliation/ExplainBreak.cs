using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Says why a break is there, and where a second person can look it up.</summary>
public sealed class ExplainBreak(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<BreakView>> Run(Command command, CancellationToken ct) => work.Once<BreakView>(
        "break.explain", command,
        async () =>
        {
            var found = await db.Breaks.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (found is null) return new BreakNotFound();
            var now = clock.GetUtcNow();
            if (found.Explain(command.Explanation, command.Evidence, command.By.Id, now).Refusal is { } refusal)
                return refusal;
            work.Concerns(found.Subject);
            var owner = await db.Staff.AsNoTracking().Where(one => one.Id == found.Owner).Select(one => one.Name)
                .SingleAsync(ct);
            return BreakView.Of(found, owner, now);
        },
        ct);

    /// <param name="Evidence">The number of a slip, of a row in the merchant platform, of a message.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, BreakId Id, string Explanation, string Evidence) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }
}
