using Microsoft.AspNetCore.Identity;
using VillageCloud.Data.Accounts;

namespace VillageCloud.Admin.SignIn;

/// <summary>Outside the demo, the password that stands in the source opens no account, whoever set it there.</summary>
public sealed class NoPublishedPassword : PasswordHasher<StaffAccount>
{
    public override PasswordVerificationResult VerifyHashedPassword(
        StaffAccount user, string hashedPassword, string providedPassword)
    {
        // Worked out all the same: a wrong password takes as long as any other.
        var result = base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        return providedPassword == PublishedSecrets.Password ? PasswordVerificationResult.Failed : result;
    }
}
