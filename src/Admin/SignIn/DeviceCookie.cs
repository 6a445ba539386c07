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
    internal static readonly TimeSpan Lasts = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector seal =
        protection.CreateProtector("village-device").ToTimeLimitedDataProtector();

    internal CookieBuilder Cookie { get; } = new();

    /// <summary>Null for a new browser, and for a cookie that isn't ours.</summary>
    internal KnownDevice? Read(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie.Name!, out var sealedText)) return null;
        try
        {
            var parts = seal.Unprotect(sealedText).Split(Between);
            return new KnownDevice(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
        }
        catch (CryptographicException)
        {
            return null; // Too old, or somebody's invention.
        }
    }

    /// <summary>Another number at each sign-in: what was stolen before counts apart.</summary>
    internal void Write(HttpContext http, long account)
    {
        var number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var text = string.Create(CultureInfo.InvariantCulture, $"{account}{Between}{number}");
        http.Response.Cookies.Append(Cookie.Name!, seal.Protect(text, Lasts), Cookie.Build(http));
    }
}
