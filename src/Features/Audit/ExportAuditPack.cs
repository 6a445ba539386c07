using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Audit;

/// <summary>审计包: the books, the statements, their checks, and what the program of the auditor computes again, all of
/// one moment and in one file. Who did what lies in it only for whoever may see that.</summary>
public sealed class ExportAuditPack(
    VillageDb db, StaffWork work, DutyCheck duties, PackBooks books, PackAllocation allocation, TimeProvider clock)
{
    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var asked = await duties.Ask(query.By, Duty.ExportBooks, ct);
        if (asked.Refusal is { } refusal) return refusal;
        var pack = await db.AtOneMoment(() => Fill(asked.Value, ct), ct);
        // Asked again where it is told: nobody takes it along who may no longer.
        return await work.Do("audit_pack.export", query, () => Task.FromResult<Outcome<Result>>(pack), ct);
    }

    private async Task<Result> Fill(StaffRole role, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var village = await db.Cooperatives.AsNoTracking().SingleAsync(one => one.Id == db.Tenant.Id, ct);
        var withTrail = role.May(Duty.SeeTrail);
        using var pack = new PackFile(now);
        await books.Put(pack, withTrail, ct);
        var apart = await allocation.Put(pack, village.Terms, ct);
        pack.Text(PackReadme.Name, PackReadme.Of(village.Name, now, withTrail, apart));
        return new($"审计包 {BeijingTime.DayOf(now):yyyy-MM-dd}.zip", pack.Close());
    }

    public sealed record Query(StaffActor By) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.ExportBooks;
    }

    /// <param name="Name">Of the file.</param>
    public sealed record Result(string Name, byte[] Content);
}
