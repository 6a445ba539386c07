using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit;

/// <summary>The address of a picture that isn't public: it opens for the session that it was made for, for a few
/// minutes, and names nothing that somebody could count on from. What seals it is a key of the installation's ring.
/// </summary>
public sealed class SealedAddress(IDataProtectionProvider protection, RealClock real)
{
    /// <summary>Long enough for a slow line, and too short to be handed on.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    internal const string Path = $"{ConsoleRole.Home}/papers";

    private const char Between = ':';

    private readonly IDataProtector seal = protection.CreateProtector("village-picture");

    internal string Of(PictureId picture, StaffIdentity me)
    {
        var until = (real.Now + Lasts).ToUnixTimeSeconds();
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{me.Village}{Between}{me.Actor.Session.Value}{Between}{picture.Value}{Between}{until}");
        return $"{Path[1..]}/{seal.Protect(text)}.webp";
    }

    /// <summary>Null for one that is over, was changed, or was made for somebody else.</summary>
    internal PictureId? Read(string token, StaffIdentity me)
    {
        try
        {
            var parts = seal.Unprotect(token).Split(Between);
            var isMine = parts[0] == me.Village && Number(parts[1]) == me.Actor.Session.Value;
            return isMine && real.Now.ToUnixTimeSeconds() < Number(parts[3]) ? new(Number(parts[2])) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
