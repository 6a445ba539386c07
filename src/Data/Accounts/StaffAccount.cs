using Microsoft.AspNetCore.Identity;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Accounts;

/// <summary>How a member of staff signs in to the console. It is found before the village is known, so it is not
/// filtered by the village in scope; user names are unique in an installation.</summary>
public sealed class StaffAccount : IdentityUser<long>
{
    public CooperativeId CooperativeId { get; set; }

    public StaffId StaffId { get; set; }
}
