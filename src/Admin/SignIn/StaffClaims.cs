using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VillageCloud.Data.Accounts;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.SignIn;

/// <summary>Puts into the cookie who signed in: village, name, role. Read again at every sign-in.</summary>
internal sealed class StaffClaims(
    UserManager<StaffAccount> users, IOptions<IdentityOptions> options, IdentifyStaff identify)
    : UserClaimsPrincipalFactory<StaffAccount>(users, options)
{
    private const string Village = "village";
    private const string VillageName = "village_name";
    private const string Staff = "staff";
    private const string StaffName = "staff_name";

    public static StaffIdentity Read(ClaimsPrincipal user) => new(
        Of(user, Village), Of(user, VillageName),
        new StaffId(long.Parse(Of(user, Staff), CultureInfo.InvariantCulture)), Of(user, StaffName),
        Enum.Parse<StaffRole>(Of(user, ClaimTypes.Role)));

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        var staff = (await identify.Run(new(user.CooperativeId, user.StaffId), CancellationToken.None)).OrThrow();
        claims.AddClaims(
        [
            new(Village, staff.Village), new(VillageName, staff.VillageName),
            new(Staff, staff.Id.Value.ToString(CultureInfo.InvariantCulture)), new(StaffName, staff.Name),
            new(ClaimTypes.Role, staff.Role.ToString()),
        ]);
        return claims;
    }

    private static string Of(ClaimsPrincipal user, string claim) =>
        user.FindFirstValue(claim) ?? throw new InvariantBrokenException("a page of the console needs a sign-in");
}
