using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>What was proposed is not taken; what is in force stays.</summary>
public sealed class DeclineTerms(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "terms.decline", command,
        async () =>
        {
            var proposed = await db.TermsVersions.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (proposed is null) return new TermsNotFound();
            if (work.RefuseOthers(proposed.People, command.By, Duty.Review) is { } denied) return denied;
            if (proposed.Decline(command.By.Id, command.Reason, clock.GetUtcNow()).Refusal is { } refusal)
                return refusal;
            work.Concerns($"{proposed.Revision}");
            return new Result(proposed.Id);
        },
        ct);

    /// <param name="Reason">Why not; only who proposed it may take it back without one.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, TermsVersionId Id, string? Reason = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;
    }

    public sealed record Result(TermsVersionId Id);
}
