using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Staff;

/// <summary>Everybody who acts for the village, each with how they stand. A village has few, so all are read at once.
/// </summary>
internal static class StaffRows
{
    /// <param name="now">Of the real clock.</param>
    public static async Task<IReadOnlyList<StaffRow>> Read(VillageDb db, DateTimeOffset now, CancellationToken ct)
    {
        var staff = await db.Staff.AsNoTracking().OrderBy(one => one.Id).ToListAsync(ct);
        var accounts = await db.Accounts.AsNoTracking().Where(one => one.CooperativeId == db.Tenant.Id)
            .ToDictionaryAsync(one => one.StaffId, ct);
        var seats = await db.SeatHoldings.AsNoTracking().Where(one => one.OpenSlot != null)
            .ToDictionaryAsync(one => one.StaffId, one => one.Seat, ct);
        var last = await db.StaffSessions.AsNoTracking().GroupBy(one => one.StaffId)
            .Select(same => new { same.Key, At = same.Max(one => one.StartedAt) })
            .ToDictionaryAsync(one => one.Key, one => one.At, ct);
        var open = (await Open(db, now).Select(one => new { one.StaffId, one.AccountId, one.Stamp }).ToListAsync(ct))
            .Where(one => one.AccountId is null || one.Stamp == accounts.GetValueOrDefault(one.StaffId)?.SecurityStamp)
            .GroupBy(one => one.StaffId).ToDictionary(same => same.Key, same => same.Count());
        var subjects = accounts.Values.ToDictionary(
            one => one.StaffId, one => Counted.Name(one.NormalizedUserName!).Subject);
        var waiting = await db.SignInTries.AsNoTracking()
            .Where(one => subjects.Values.Contains(one.Subject) && one.FreeAt > now)
            .Select(one => one.Subject).ToListAsync(ct);
        return [.. staff.Select(RowOf)];

        StaffRow RowOf(StaffMember one)
        {
            var account = accounts.GetValueOrDefault(one.Id);
            var isHeldUp = account is not null
                && (account.LockoutEnd > now || waiting.Contains(subjects[one.Id], StringComparer.Ordinal));
            return new(
                one.Id, one.Name, account?.UserName, one.Role, seats.TryGetValue(one.Id, out var seat) ? seat : null,
                StandingOf(one, account, isHeldUp), account?.FactorKey is not null,
                last.TryGetValue(one.Id, out var at) ? at : null, open.GetValueOrDefault(one.Id));
        }
    }

    /// <summary>Sessions that nobody has ended, and that are not too old. What was opened with an older password is
    /// over as well, which the account knows.</summary>
    public static IQueryable<StaffSession> Open(VillageDb db, DateTimeOffset now)
    {
        var since = now - StaffSession.Longest;
        return db.StaffSessions.AsNoTracking().Where(one => one.EndedAt == null && one.StartedAt > since);
    }

    private static StaffStanding StandingOf(StaffMember one, StaffAccount? account, bool isHeldUp) =>
        one.State == StaffState.Disabled ? StaffStanding.Disabled
        : account?.PasswordHash is null ? StaffStanding.Invited
        : isHeldUp ? StaffStanding.HeldUp
        : StaffStanding.Active;
}

/// <param name="User">By which they sign in; null before they have used their first link.</param>
/// <param name="Seat">Of a representative who sits somewhere.</param>
/// <param name="LastSignIn">By the real clock.</param>
/// <param name="OpenSessions">Browsers in which they are signed in now.</param>
public sealed record StaffRow(
    StaffId Id, string Name, string? User, StaffRole Role, Seat? Seat, StaffStanding Standing, bool HasFactor,
    DateTimeOffset? LastSignIn, int OpenSessions);
