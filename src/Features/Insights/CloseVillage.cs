using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.Insights;

/// <summary>The first half of an erasure: nobody enters the village any more, and whoever was in is out. Other
/// processes notice within <see cref="VillageDirectory.Remembered"/>. Said again, it stays closed.</summary>
public sealed class CloseVillage(
    VillageDb db, EnterVillage enter, UnitOfWork work, RealClock real, TimeProvider clock)
{
    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (PersonText.Line(command.DecidedBy, ErasedVillage.LongestName).Problem != TextProblem.None)
            return new DecidedByMissing();
        var entered = await enter.EvenClosed(command.Village, ct);
        return entered.IsRefused
            ? entered
            : (await work.Do<bool>(() => Close(command.Export, ct), ct)).WithoutValue();
    }

    private async Task<Outcome<bool>> Close(ExportProof? export, CancellationToken ct)
    {
        if (await db.WhatHolds(export, ct) is { } holds) return holds;
        var village = await db.Cooperatives.SingleAsync(one => one.Id == db.Tenant.Id, ct);
        if (village.ClosedAt is null)
        {
            db.AuditTrail.Add(new(
                db.Tenant.Id, staffId: null, sessionId: null, TrailVerbs.Closed, document: null, clock.GetUtcNow()));
        }

        village.Close(clock.GetUtcNow());
        foreach (var session in await db.StaffSessions.Where(one => one.EndedAt == null).ToListAsync(ct))
            session.End(SessionEnd.VillageClosed, real.Now);
        _ = await db.Sessions.ExecuteDeleteAsync(ct);
        return true;
    }

    /// <param name="Village">The slug.</param>
    /// <param name="DecidedBy">A person's name.</param>
    /// <param name="Export">Null where nothing was exported.</param>
    public sealed record Command(string Village, string DecidedBy, ExportProof? Export);
}
