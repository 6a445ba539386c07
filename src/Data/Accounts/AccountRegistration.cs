using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data.Secrets;

namespace VillageCloud.Data.Accounts;

public static class AccountRegistration
{
    /// <summary>Keeps accounts, their second factors and the keys of cookies in the village's database: every process
    /// of the console reads the same.</summary>
    public static IdentityBuilder AddAccountStore(this IdentityBuilder identity)
    {
        identity.Services.AddDataProtection().SetApplicationName("village-cloud").PersistKeysToDbContext<VillageDb>();
        identity.Services.AddOptions<KeyManagementOptions>()
            .Configure<DataKeys>(static (options, keys) => options.XmlEncryptor = new CookieKeyEncryptor(keys));
        return identity.AddUserStore<UserOnlyStore<StaffAccount, VillageDb, long>>();
    }
}
