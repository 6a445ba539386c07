using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Admin.SignIn;

/// <summary>A browser in which somebody has signed in remembers it, so that a stranger's wrong tries elsewhere don't
/// slow its person down. It opens nothing: whoever stole it gets tries of its own and no more.</summary>
public sealed class DeviceCookie(IDataProtectionProvider protection)
{
    private const char Between = ':';
    private const char Next = ';';
    private const int MostAccounts = 8;
    internal static readonly TimeSpan Lasts = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector seal =
        protection.CreateProtector("village-device").ToTimeLimitedDataProtector();

    internal CookieBuilder Cookie { get; } = new();

    /// <summary>Nothing for a new browser, and for a cookie that isn't ours.</summary>
    internal IReadOnlyList<KnownDevice> Read(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie.Name!, out var sealedText)) return [];
        try
        {
            return [.. seal.Unprotect(sealedText).Split(Next).Select(static one => one.Split(Between))
                .Select(static parts => new KnownDevice(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]))];
        }
        catch (CryptographicException)
        {
            return []; // Too old, or somebody's invention.
        }
    }

    /// <summary>Another number at each sign-in: what was stolen before counts apart. Whoever else signs in here stays
    /// known.</summary>
    internal void Write(HttpContext http, long account)
    {
        var mine = new KnownDevice(account, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var all = Read(http).Where(one => one.Account != account).Prepend(mine).Take(MostAccounts)
            .Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Account}{Between}{one.Number}"));
        http.Response.Cookies.Append(
            Cookie.Name!, seal.Protect(string.Join(Next, all), Lasts), Cookie.Build(http));
    }
}
