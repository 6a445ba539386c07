using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Leaving;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.Insights;

/// <summary>The second half of an erasure (decision 39): rows and pictures of a village that was closed. What comes in
/// between opens it again. Said again after a stop, it ends what was begun.</summary>
public sealed class EraseVillage(
    VillageDb db, EnterVillage enter, UnitOfWork work, WriterTurn turn, IMediaStore store, TimeProvider clock)
{
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        if (!VillageSlug.IsOne(command.Village)) return new VillageNotFound();
        var name = PersonText.Line(command.DecidedBy, ErasedVillage.LongestName);
        if (name.Problem != TextProblem.None) return new DecidedByMissing();
        if ((await enter.EvenClosed(command.Village, ct)).Refusal is { } unknown)
            return await AfterIt(command.Village, ct) ?? unknown;
        return await Erase(command with { DecidedBy = name.Text }, ct);
    }

    private async Task<Outcome<Result>> Erase(Command command, CancellationToken ct)
    {
        var village = await db.Cooperatives.AsNoTracking().SingleAsync(one => one.Id == db.Tenant.Id, ct);
        Invariant.Holds(village.ClosedAt is not null, "a village is closed before it is erased");
        var word = new ErasedVillage(village, command.DecidedBy, command.Export?.Sha256, clock.GetUtcNow());
        Refusal? holds = null;
        var isGone = await turn.Run(
            () => VillageErasure.Erase(
                db, async () => (holds = await db.WhatHolds(command.Export, ct)) is null, word, ct),
            ct);
        if (!isGone)
        {
            await Reopen(ct);
            return holds!;
        }

        var removed = await store.TakeAllAway(command.Village, ct);
        return removed.Refusal is { } away ? away : new Result(word.ErasedAt, IsNew: true);
    }

    private async Task Reopen(CancellationToken ct) => (await work.Do<bool>(
        async () =>
        {
            (await db.Cooperatives.SingleAsync(one => one.Id == db.Tenant.Id, ct)).Reopen();
            return true;
        },
        ct)).WithoutValue().OrThrow();

    /// <summary>Its rows went, and its pictures may have stayed.</summary>
    private async Task<Outcome<Result>?> AfterIt(string village, CancellationToken ct)
    {
        var erased = await db.ErasedVillages.AsNoTracking().Where(one => one.Village == village)
            .OrderByDescending(one => one.Id).FirstOrDefaultAsync(ct);
        if (erased is null) return null;
        var removed = await store.TakeAllAway(village, ct);
        return removed.Refusal is { } away ? away : new Result(erased.ErasedAt, IsNew: false);
    }

    /// <param name="Village">The slug.</param>
    /// <param name="DecidedBy">A person's name.</param>
    /// <param name="Export">Null where nothing was exported.</param>
    public sealed record Command(string Village, string DecidedBy, ExportProof? Export);

    /// <param name="IsNew">False when it had gone before.</param>
    public sealed record Result(DateTimeOffset ErasedAt, bool IsNew);
}
