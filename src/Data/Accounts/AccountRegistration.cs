using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace VillageCloud.Data.Accounts;

public static class AccountRegistration
{
    /// <summary>Keeps accounts, their second factors and the keys of cookies in the village's database: every process
    /// of the console reads the same.</summary>
    public static IdentityBuilder AddAccountStore(this IdentityBuilder identity)
    {
        identity.Services.AddDataProtection().SetApplicationName("village-cloud").PersistKeysToDbContext<VillageDb>();
        return identity.AddUserStore<UserOnlyStore<StaffAccount, VillageDb, long>>();
    }
}
