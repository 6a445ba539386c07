using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>The second person agrees. Where its day is today it holds at once; else <see cref="TakeTerms"/> sees to it.
/// One that was agreed on before and still waits for its day gives way.</summary>
public sealed class ApproveTerms(VillageDb db, StaffWork work, TermsInForce inForce, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "terms.approve", command,
        async () =>
        {
            var proposed = await db.TermsVersions.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (proposed is null) return new TermsNotFound();
            var now = clock.GetUtcNow();
            if (proposed.State == TermsState.Waiting) await inForce.Leave(TermsState.Agreed, now, ct);
            if (proposed.Approve(command.By.Id, now).Refusal is { } refusal) return refusal;
            await db.SaveChangesAsync(ct);
            if (proposed.IsDue(now)) (await inForce.Take(proposed, now, ct)).OrThrow();
            work.Concerns($"{proposed.Revision}");
            return new Result(proposed.Id, proposed.State);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, TermsVersionId Id) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;
    }

    public sealed record Result(TermsVersionId Id, TermsState State);
}
