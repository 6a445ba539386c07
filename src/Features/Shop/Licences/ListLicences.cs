using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Licences;

public enum LicenceStanding
{
    /// <summary>From a later day on.</summary>
    Coming,

    InForce,

    /// <summary>Within <see cref="Licence.DaysToRenew"/> days.</summary>
    Ending,

    Ended,

    Withdrawn,
}

/// <summary>All papers, those that end first at the top unless asked otherwise.</summary>
public sealed class ListLicences(VillageDb db, TimeProvider clock)
{
    private static readonly SortKeys<Found> Keys = new SortKeys<Found>()
        .With(nameof(LicenceRow.Number), row => row.Licence.Number)
        .With(nameof(LicenceRow.Household), row => row.Household)
        .With(nameof(LicenceRow.Until), row => row.Licence.ValidUntil);

    public async Task<Outcome<Page<LicenceRow>>> Run(Query query, CancellationToken ct)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var rows = In(Asked(query), query.Standing, today);
        // A paper without an end comes last.
        var sorted = query.Page.Sort is { } sort
            ? Keys.Order(rows, sort)
            : new Outcome<IOrderedQueryable<Found>>(rows.OrderBy(row => row.Licence.WithdrawnAt != null)
                .ThenBy(row => row.Licence.ValidUntil == null).ThenBy(row => row.Licence.ValidUntil));
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await rows.CountAsync(ct);
        var found = await sorted.Value.ThenBy(row => row.Licence.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .ToListAsync(ct);
        return new Page<LicenceRow>([.. found.Select(row => LicenceRow.Of(row.Licence, row.Household, today))], total);
    }

    /// <summary>How many there are of each standing, of what the query asks for beside it.</summary>
    public async Task<IReadOnlyDictionary<LicenceStanding, int>> Count(Query query, CancellationToken ct)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var counts = new Dictionary<LicenceStanding, int>();
        foreach (var one in Enum.GetValues<LicenceStanding>())
            counts[one] = await In(Asked(query), one, today).CountAsync(ct);
        return counts;
    }

    private static IQueryable<Found> In(IQueryable<Found> rows, LicenceStanding? wanted, DateOnly today)
    {
        if (wanted is not { } standing) return rows;
        var near = today.AddDays(Licence.DaysToRenew);
        var open = rows.Where(row => row.Licence.WithdrawnAt == null);
        var begun = open.Where(row => row.Licence.ValidFrom <= today);
        return standing switch
        {
            LicenceStanding.Withdrawn => rows.Where(row => row.Licence.WithdrawnAt != null),
            LicenceStanding.Coming => open.Where(row => row.Licence.ValidFrom > today),
            LicenceStanding.Ended => begun.Where(row => row.Licence.ValidUntil < today),
            LicenceStanding.Ending => begun.Where(
                row => row.Licence.ValidUntil >= today && row.Licence.ValidUntil <= near),
            LicenceStanding.InForce => begun.Where(
                row => row.Licence.ValidUntil == null || row.Licence.ValidUntil > near),
        };
    }

    private IQueryable<Found> Asked(Query query)
    {
        var rows =
            from licence in db.Licences.AsNoTracking()
            join household in db.Households on licence.HouseholdId equals household.Id into households
            from household in households.DefaultIfEmpty()
            select new Found { Licence = licence, Household = household == null ? null : household.Name };
        if (query.Household is { } whose) rows = rows.Where(row => row.Licence.HouseholdId == whose);
        return PersonText.Word(query.Search) is { } text
            ? rows.Where(row => row.Licence.Number.Contains(text)
                || (row.Household != null && row.Household.Contains(text)))
            : rows;
    }

    /// <param name="Search">Part of the number or of the household's name.</param>
    public sealed record Query(
        PageQuery Page, LicenceStanding? Standing = null, string? Search = null, HouseholdId? Household = null);

    private sealed class Found
    {
        public required Licence Licence { get; init; }

        public required string? Household { get; init; }
    }
}

/// <param name="Household">Null for the cooperative's own.</param>
/// <param name="Until">Null where the paper names no last day.</param>
/// <param name="Scan">Null where there is no photograph of it.</param>
public sealed record LicenceRow(
    LicenceId Id, LicenceKind Kind, string Number, HouseholdId? HouseholdId, string? Household, DateOnly From,
    DateOnly? Until, LicenceStanding Standing, PictureId? Scan, int Version)
{
    internal static LicenceRow Of(Licence one, string? household, DateOnly today) => new(
        one.Id, one.Kind, one.Number, one.HouseholdId, household, one.ValidFrom, one.ValidUntil,
        StandingOf(one, today), one.ScanId, one.Version);

    private static LicenceStanding StandingOf(Licence one, DateOnly today) =>
        one.WithdrawnAt is not null ? LicenceStanding.Withdrawn
        : one.ValidFrom > today ? LicenceStanding.Coming
        : one.ValidUntil is not { } last || last > today.AddDays(Licence.DaysToRenew) ? LicenceStanding.InForce
        : last < today ? LicenceStanding.Ended
        : LicenceStanding.Ending;
}
