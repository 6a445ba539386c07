using Microsoft.AspNetCore.Identity;
using VillageCloud.Data.Accounts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Demo;

/// <summary>Sign-ins of the demo village, for development only: everybody may know their password and the key of their
/// second factor.</summary>
public sealed class DemoAccounts(
    UserManager<StaffAccount> accounts, Passwords passwords, EnterVillage enter, ListStaff staff)
{
    public const string Password = "village-2026";

    /// <summary>Of the user <c>operator</c> at the job dashboard.</summary>
    public const string OperatorPassword = "village";

    /// <summary>Base32, as an authenticator app takes it.</summary>
    public const string AuthenticatorKey = "VILLAGEVILLAGEVILLAGEVILLAGE2345";

    private static readonly (string User, string Staff)[] All =
    [
        ("keeper", DemoVillage.StoreKeeper), ("treasurer", DemoVillage.Treasurer), ("reviewer", DemoVillage.Reviewer),
        ("supervisor", DemoVillage.Supervisor), ("farmers", DemoVillage.FarmersRepresentative),
        ("enterprise", DemoVillage.EnterpriseRepresentative), ("government", DemoVillage.GovernmentRepresentative),
    ];

    /// <summary>Makes those that are missing.</summary>
    public async Task Provide(CancellationToken ct)
    {
        (await enter.Run(DemoVillage.Slug, ct)).OrThrow();
        var people = await staff.Run(ct);
        string? hash = null;
        foreach (var (user, name) in All)
        {
            if (await accounts.FindByNameAsync(user) is not null) continue;
            var person = people.Single(one => one.Name == name);
            var account = new StaffAccount
            {
                UserName = user, CooperativeId = person.CooperativeId, StaffId = person.Id, TwoFactorEnabled = true,
                FactorKey = AuthenticatorKey,
            };
            // One hash for all: slow as it is meant to be, and everybody may know this password.
            account.PasswordHash = hash ??= passwords.Hash(account, Password);
            Demand(await accounts.CreateAsync(account));
        }
    }

    private static void Demand(IdentityResult result) =>
        Invariant.Holds(result.Succeeded, string.Join("; ", result.Errors.Select(error => error.Description)));
}
