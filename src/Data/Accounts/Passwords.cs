using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace VillageCloud.Data.Accounts;

/// <summary>Hashes and compares passwords, for whoever must not know how.</summary>
public sealed class Passwords(IPasswordHasher<StaffAccount> hasher)
{
    private static readonly StaffAccount Nobody = new();

    /// <summary>Of a password that nobody has.</summary>
    private static readonly Lazy<string> NobodysHash = new(static () =>
        new PasswordHasher<StaffAccount>().HashPassword(
            Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));

    /// <summary>Takes as long when there is no such account: else the time of an answer would tell.</summary>
    public bool IsRight(StaffAccount? account, string password)
    {
        var hash = account?.PasswordHash;
        var answer = hasher.VerifyHashedPassword(account ?? Nobody, hash ?? NobodysHash.Value, password);
        return hash is not null && answer != PasswordVerificationResult.Failed;
    }

    public string Hash(StaffAccount account, string password) => hasher.HashPassword(account, password);
}
