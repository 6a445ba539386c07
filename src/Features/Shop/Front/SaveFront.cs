using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Front;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Front;

/// <summary>What the shop says of itself is written anew. One person is enough: it moves no money, everybody sees it,
/// and who wrote which version is kept.</summary>
public sealed class SaveFront(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "front.save", command,
        async () =>
        {
            var revision = await db.FrontVersions.MaxAsync(one => (int?)one.Revision, ct) ?? 0;
            if (revision != command.Revision) return new FrontChangedMeanwhile();
            var written = FrontVersion.Write(
                db.Tenant.Id, revision, command.Entry, command.By.Id, clock.GetUtcNow());
            if (written.Refusal is { } refusal) return refusal;
            db.FrontVersions.Add(written.Value);
            work.Concerns($"{written.Value.Revision}");
            return new Result(written.Value.Revision);
        },
        ct);

    /// <param name="Revision">Of the version that its form began with; 0 while there is none.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, int Revision, FrontEntry Entry) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(int Revision);
}
