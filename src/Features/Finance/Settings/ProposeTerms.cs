using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>提新的约定. Nothing changes before a second person agrees and its day has come.</summary>
public sealed class ProposeTerms(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "terms.propose", command,
        async () =>
        {
            if (await db.TermsVersions.AnyAsync(one => one.Slot == TermsState.Waiting, ct))
                return new TermsAlreadyWaiting();
            var cooperative = await db.Cooperatives.AsNoTracking().SingleAsync(one => one.Id == db.Tenant.Id, ct);
            var agreed = await db.TermsVersions.AsNoTracking()
                .SingleOrDefaultAsync(one => one.Slot == TermsState.Agreed, ct);
            var revision = await db.TermsVersions.MaxAsync(one => (int?)one.Revision, ct) ?? 0;
            var proposed = TermsVersion.Propose(
                cooperative, agreed, revision + 1, command.Wish, command.By.Id, clock.GetUtcNow());
            if (proposed.Refusal is { } refusal) return refusal;
            db.TermsVersions.Add(proposed.Value);
            await db.SaveChangesAsync(ct);
            work.Concerns($"{proposed.Value.Revision}");
            return new Result(proposed.Value.Id);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, TermsWish Wish) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(TermsVersionId Id);
}
