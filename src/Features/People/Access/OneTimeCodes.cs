using Microsoft.EntityFrameworkCore;
using OtpNet;
using VillageCloud.Data;

namespace VillageCloud.Features.People.Access;

/// <summary>The second factor: six digits that a phone counts from a secret and the time (RFC 6238), each good
/// once.</summary>
internal static class OneTimeCodes
{
    private const int KeyBytes = 20;
    private const string Issuer = "乡村云服务";

    /// <summary>A phone's clock may be half a minute off, in either direction.</summary>
    private static readonly VerificationWindow HalfAMinute = new(previous: 1, future: 1);

    /// <summary>Counted with when there is no account, so that the answer takes as long.</summary>
    private static readonly string NobodysKey = NewKey();

    /// <summary>The half minute that the code belongs to; null when it is of none that counts now. Compares in constant
    /// time.</summary>
    /// <param name="key">Base32.</param>
    public static long? StepOf(string? key, string code, DateTimeOffset now)
    {
        var isRight = new Totp(Base32Encoding.ToBytes(key ?? NobodysKey))
            .VerifyTotp(now.UtcDateTime, code, out var step, HalfAMinute);
        return isRight && key is not null ? step : null;
    }

    /// <summary>False when this code, or a later one, was taken before. One statement, so that of two at once one is
    /// refused; works inside a unit of work.</summary>
    public static async Task<bool> TakeCode(this VillageDb db, long account, long step, CancellationToken ct) =>
        await db.Accounts.Where(one => one.Id == account && one.LastCodeStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastCodeStep, step), ct) == 1;

    /// <summary>Whether it is one as <see cref="NewKey"/> makes them.</summary>
    public static bool IsKey(string key) =>
        key.Length == KeyBytes * 8 / 5 && key.All(static one => one is (>= 'A' and <= 'Z') or (>= '2' and <= '7'));

    public static string NewKey() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes));

    /// <summary>What an authenticator app opens, or reads from a picture of it.</summary>
    public static Uri LinkOf(string key, string user) => new OtpUri(OtpType.Totp, key, user, Issuer).ToUri();

    /// <summary>As somebody reads it aloud or pastes it.</summary>
    public static string Tidy(string? code) => new([.. (code ?? "").Where(char.IsAsciiDigit)]);
}
