using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Villages;

/// <summary>Scopes this request, job or dialog to one village. Before it, every query is empty.</summary>
public sealed class EnterVillage(VillageDb db, VillageDirectory directory)
{
    public async Task<Outcome> Run(string village, CancellationToken ct)
    {
        if (db.Tenant.IsSet && db.Tenant.Village == village) return Outcome.Done;
        var id = directory.Find(village) ?? await Look(village, ct);
        if (id is null) return new VillageNotFound();
        db.Tenant.Become(id.Value, village);
        return Outcome.Done;
    }

    /// <summary>Every village of this installation, in order of joining: what a job goes through.</summary>
    public async Task<IReadOnlyList<string>> All(CancellationToken ct) =>
        await db.Cooperatives.AsNoTracking().OrderBy(cooperative => cooperative.Id)
            .Select(cooperative => cooperative.Village).ToListAsync(ct);

    private async Task<CooperativeId?> Look(string village, CancellationToken ct)
    {
        var id = await db.Cooperatives.AsNoTracking().Where(cooperative => cooperative.Village == village)
            .Select(cooperative => (CooperativeId?)cooperative.Id).FirstOrDefaultAsync(ct);
        if (id is { } found) directory.Remember(village, found);
        return id;
    }
}

public sealed record VillageNotFound()
    : Refusal("village.not_found", "没有找到这个村，请检查链接")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
