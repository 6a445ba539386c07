using System.Globalization;
using System.Security.Claims;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.SignIn;

/// <summary>What the cookie says: who signed in, and in which session. Believed for what a page shows; what somebody
/// may is asked of the database each time.</summary>
internal static class StaffClaims
{
    private const string Village = "village";
    private const string VillageName = "village_name";
    private const string Staff = "staff";
    private const string StaffName = "staff_name";
    private const string Session = "staff_session";

    /// <param name="account">Its number.</param>
    public static Claim[] Of(long account, StaffIdentity staff) =>
    [
        new(ClaimTypes.NameIdentifier, Text(account)),
        new(Village, staff.Village), new(VillageName, staff.VillageName), new(Staff, Text(staff.Actor.Id.Value)),
        new(StaffName, staff.Name), new(Session, Text(staff.Actor.Session.Value)),
        new(ClaimTypes.Role, staff.Role.ToString()),
    ];

    /// <summary>Null where nobody is signed in, and for a cookie of a time without sessions.</summary>
    public static StaffIdentity? Read(ClaimsPrincipal user) =>
        user.FindFirstValue(Session) is not { } session
            ? null
            : new(
                Of(user, Village), Of(user, VillageName),
                new(new StaffId(Number(Of(user, Staff))), new StaffSessionId(Number(session))), Of(user, StaffName),
                Enum.Parse<StaffRole>(Of(user, ClaimTypes.Role)));

    private static string Of(ClaimsPrincipal user, string claim) =>
        user.FindFirstValue(claim) ?? throw new InvariantBrokenException($"the cookie has no {claim}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
