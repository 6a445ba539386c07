using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Village.Cooperatives;

/// <summary>Scopes this request, job or dialog to one village. Before it, every query is empty.</summary>
public sealed class EnterVillage(VillageDb db, VillageDirectory directory)
{
    public async Task<Outcome> Run(string village, CancellationToken ct)
    {
        if (db.Tenant.IsSet && db.Tenant.Village == village) return Outcome.Done;
        if (!VillageSlug.IsOne(village)) return new VillageNotFound();
        var id = directory.Find(village) ?? await Look(village, ct);
        if (id is null) return new VillageNotFound();
        db.Tenant.Become(id.Value, village);
        return Outcome.Done;
    }

    /// <summary>Also one that is closed to everybody else: for whoever takes it away.</summary>
    public async Task<Outcome> EvenClosed(string village, CancellationToken ct)
    {
        var found = await db.Cooperatives.AsNoTracking().Where(cooperative => cooperative.Village == village)
            .Select(cooperative => new { cooperative.Id, cooperative.Village }).FirstOrDefaultAsync(ct);
        if (found is null || !string.Equals(found.Village, village, StringComparison.Ordinal))
            return new VillageNotFound();
        db.Tenant.Become(found.Id, village);
        return Outcome.Done;
    }

    /// <summary>Every open village of this installation, in order of joining: what a job goes through.</summary>
    public async Task<IReadOnlyList<string>> All(CancellationToken ct) =>
        await db.Cooperatives.AsNoTracking().Where(cooperative => cooperative.ClosedAt == null)
            .OrderBy(cooperative => cooperative.Id).Select(cooperative => cooperative.Village).ToListAsync(ct);

    /// <summary>As <see cref="All"/>, with those that are closed: for what must hold however one goes on.</summary>
    public async Task<IReadOnlyList<string>> AllEvenClosed(CancellationToken ct) =>
        await db.Cooperatives.AsNoTracking().OrderBy(cooperative => cooperative.Id)
            .Select(cooperative => cooperative.Village).ToListAsync(ct);

    private async Task<CooperativeId?> Look(string village, CancellationToken ct)
    {
        var found = await db.Cooperatives.AsNoTracking()
            .Where(cooperative => cooperative.Village == village && cooperative.ClosedAt == null)
            .Select(cooperative => new { cooperative.Id, cooperative.Village }).FirstOrDefaultAsync(ct);
        // Whatever the engine takes for the same word: a village has one spelling, and only that is remembered.
        if (found is null || !string.Equals(found.Village, village, StringComparison.Ordinal)) return null;
        directory.Remember(found.Village, found.Id);
        return found.Id;
    }
}

public sealed record VillageNotFound()
    : Refusal("village.not_found", "没有找到这个村，请检查链接")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
