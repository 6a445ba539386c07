using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Accounts;

/// <summary>Whoever has opened their link sees whose it is, and gets a secret for their phone, which counts only once a
/// code of it has come back (<see cref="AcceptInvitation"/>). Looking uses nothing up.</summary>
public sealed class OpenInvitation(VillageDb db, EnterVillage enter, InvitationDesk invitations, RealClock real)
{
    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        if ((await enter.Run(query.Village, ct)).IsRefused) return new InvitationUnknown();
        if (await invitations.Find(query.Token, ct) is not { } found) return new InvitationUnknown();
        if (found.Refuse(real.Now) is { } refusal) return refusal;
        var village = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
            .Select(one => one.Name).SingleAsync(ct);
        var user = await db.Accounts.AsNoTracking().Where(one => one.StaffId == found.Staff.Id)
            .Select(one => one.UserName).SingleOrDefaultAsync(ct);
        var key = query.Key ?? OneTimeCodes.NewKey();
        return new Result(
            village, found.Staff.Name, found.Staff.Role, user, key,
            OneTimeCodes.LinkOf(key, user ?? found.Staff.Name), found.Invitation.CodeHash is not null);
    }

    /// <param name="Village">The slug.</param>
    /// <param name="Key">As it was offered before, where the form comes back. Else there is another one each time:
    /// whoever opened the link before its person knows nothing of what counts in the end.</param>
    public sealed record Query(string Village, string Token, string? Key = null);

    /// <param name="User">Of the account that the person has already; null for their first.</param>
    /// <param name="Key">Base32, to be typed.</param>
    /// <param name="Link">The same, as an authenticator app opens it.</param>
    /// <param name="HasOtherHalf">A second person hands over a code that has to be typed as well.</param>
    public sealed record Result(
        string VillageName, string Name, StaffRole Role, string? User, string Key, Uri Link, bool HasOtherHalf);
}
