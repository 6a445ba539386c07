using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>What the village goes by, what waits, and how it came to that, the newest version first.</summary>
public sealed class ShowTerms(VillageDb db)
{
    private const int Most = 100;

    public async Task<Result> Run(CancellationToken ct)
    {
        var cooperative = await db.Cooperatives.AsNoTracking().SingleAsync(one => one.Id == db.Tenant.Id, ct);
        var versions = await db.TermsVersions.AsNoTracking().OrderByDescending(one => one.Revision).Take(Most)
            .ToListAsync(ct);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        var views = versions.ConvertAll(one => VersionView.Of(one, names));
        return new(
            cooperative.Form, cooperative.Terms, views.Find(one => one.State == TermsState.Waiting),
            views.Find(one => one.State == TermsState.Agreed), views);
    }

    /// <param name="Waiting">For a second person.</param>
    /// <param name="Coming">Agreed to; its day has not come.</param>
    public sealed record Result(
        LegalForm Form, CooperativeTerms Now, VersionView? Waiting, VersionView? Coming,
        IReadOnlyList<VersionView> Versions);

    /// <param name="Maker">Null for what the village was founded with.</param>
    /// <param name="DeclineReason">Null as well when it was taken back.</param>
    public sealed record VersionView(
        TermsVersionId Id, int Revision, CooperativeTerms Terms, DateOnly EffectiveFrom, string Reason,
        TermsState State, StaffId? MakerId, string? Maker, DateTimeOffset MadeAt, string? Checker,
        DateTimeOffset? CheckedAt, string? Decliner, string? DeclineReason, DateTimeOffset? InForceFrom,
        DateTimeOffset? InForceUntil)
    {
        internal static VersionView Of(TermsVersion one, IReadOnlyDictionary<StaffId, string> names)
        {
            var people = one.People;
            return new(
                one.Id, one.Revision, one.Terms, one.EffectiveFrom, one.Reason, one.State, people.Maker,
                Name(people.Maker), people.MadeAt, Name(people.Checker), people.CheckedAt, Name(people.Decliner),
                people.DeclineReason, one.InForceFrom, one.InForceUntil);

            string? Name(StaffId? id) => id is { } known ? names[known] : null;
        }
    }
}
