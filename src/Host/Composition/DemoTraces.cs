using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Admin.SignIn;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;

namespace VillageCloud.Host.Composition;

/// <summary>Looks for sign-ins that the source tells everybody, in whatever account they stand.</summary>
internal static class DemoTraces
{
    /// <summary>A hash costs a twentieth of a second. The demo makes its accounts first, and the console takes the
    /// published password from nobody (<see cref="NoPublishedPassword"/>).</summary>
    private const int MostHashes = 40;

    /// <exception cref="HostSettingsException">There is one.</exception>
    public static async Task Refuse(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var user = await WithPublishedKey(db, ct) ?? await WithPublishedPassword(db, ct);
        if (user is null) return;
        throw new HostSettingsException(
            $"The database has the account '{user}' of the demo, whose password and key everybody may know. Use a new "
            + "database; a demo can't become a village. 数据库里有演示账号，密码和密钥是公开的，请换一个新数据库，不要用演示数据上线");
    }

    private static async Task<string?> WithPublishedKey(VillageDb db, CancellationToken ct)
    {
        var keys = await db.Accounts.AsNoTracking().Where(static account => account.FactorKey != null)
            .Select(static account => new { account.UserName, account.FactorKey }).ToListAsync(ct);
        return keys.FirstOrDefault(static one => IsPublished(one.FactorKey!)) is { } found
            ? found.UserName ?? "?"
            : null;
    }

    private static async Task<string?> WithPublishedPassword(VillageDb db, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().Where(static account => account.PasswordHash != null)
            .OrderBy(static account => account.Id).Take(MostHashes).ToListAsync(ct);
        var hasher = new PasswordHasher<StaffAccount>();
        return accounts.AsParallel().FirstOrDefault(account =>
            hasher.VerifyHashedPassword(account, account.PasswordHash!, PublishedSecrets.Password)
                != PasswordVerificationResult.Failed)?.UserName;
    }

    // An authenticator reads a key in groups, in either case, with or without padding.
    private static bool IsPublished(string key) => string.Equals(
        new string([.. key.Where(char.IsLetterOrDigit)]), PublishedSecrets.AuthenticatorKey,
        StringComparison.OrdinalIgnoreCase);
}
