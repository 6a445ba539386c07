using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Village.Cooperatives;

/// <summary>建村: the cooperative with the terms of its form, and what each area brings to its first day. Said again, it
/// stands; of two at the same moment one founds it.</summary>
public sealed class FoundVillage(
    VillageDb db, UnitOfWork work, IEnumerable<IFoundingPart> parts, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        if (!VillageSlug.IsGood(command.Slug)) return Refused(new VillageSlugInvalid());
        var name = PersonText.Line(command.Name, Cooperative.LongestName);
        return name.Problem == TextProblem.None
            ? work.Do(() => Found(command with { Name = name.Text }, ct), ct)
            : Refused(new VillageNameInvalid());
    }

    private async Task<Outcome<Result>> Found(Command command, CancellationToken ct)
    {
        var standing = await db.Cooperatives.AsNoTracking().Where(one => one.Village == command.Slug)
            .Select(one => new { one.Name, one.Form, one.ClosedAt }).SingleOrDefaultAsync(ct);
        if (standing?.ClosedAt is not null) return new VillageIsClosed(command.Slug);
        if (standing is not null)
        {
            return standing.Name == command.Name && standing.Form == command.Form
                ? new Result(IsNew: false)
                : new VillageTaken(command.Slug, standing.Name);
        }

        await Make(command, ct);
        var founding = new Founding(command.Founder, clock.GetUtcNow());
        foreach (var part in parts)
            if (part.Bring(founding).Refusal is { } refusal) return refusal;
        return new Result(IsNew: true);
    }

    // Every other row is checked against the village in scope, so the cooperative is saved before there is one.
    private async Task Make(Command command, CancellationToken ct)
    {
        var cooperative = new Cooperative(command.Slug, command.Name, command.Form, PresetTerms.Of(command.Form));
        db.Cooperatives.Add(cooperative);

        // A scope never changes its village: after a lost race, the next attempt takes the id that the scope has.
        if (db.Tenant.IsSet) db.Entry(cooperative).Property(found => found.Id).CurrentValue = db.Tenant.Id;
        await db.SaveChangesAsync(ct);
        db.Tenant.Become(cooperative.Id, command.Slug);
    }

    private static Task<Outcome<Result>> Refused(Refusal refusal) => Task.FromResult<Outcome<Result>>(refusal);

    /// <param name="Slug">The village's short name in addresses.</param>
    /// <param name="Founder">Name of the first member of staff.</param>
    public sealed record Command(string Slug, string Name, LegalForm Form, string Founder);

    /// <param name="IsNew">False when the village stood already; then nothing changes.</param>
    public sealed record Result(bool IsNew);
}
