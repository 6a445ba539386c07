using Microsoft.AspNetCore.Identity;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Accounts;

/// <summary>How a member of staff signs in to the console. It is found before the village is known, so it is not
/// filtered by the village in scope; user names are unique in an installation.</summary>
public sealed class StaffAccount : IdentityUser<long>
{
    public CooperativeId CooperativeId { get; set; }

    public StaffId StaffId { get; set; }

    /// <summary>Base32; what the authenticator on the person's phone counts with. Null until there is one.</summary>
    public string? FactorKey { get; set; }

    /// <summary>The half minute, counted from 1970, of the newest code that was taken. Only later ones are taken, so
    /// that a code works once.</summary>
    public long LastCodeStep { get; set; }
}
