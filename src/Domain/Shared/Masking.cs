using System.Globalization;

namespace VillageCloud.Domain.Shared;

/// <summary>Personal data for eyes that need not have it whole: enough to recognise, too little to find anybody.
/// </summary>
public static class Masking
{
    /// <summary>189****1234; nothing at all of a number that is too short to hide.</summary>
    public static string MaskedPhone(this string phone) =>
        phone.Length > 7 ? $"{phone[..3]}****{phone[^4..]}" : "****";

    /// <summary>陈**: the first character whole, which of a rare surname is two chars.</summary>
    public static string MaskedName(this string name) => $"{name[..StringInfo.GetNextTextElementLength(name)]}**";
}
