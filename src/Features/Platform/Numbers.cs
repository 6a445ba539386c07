using System.Globalization;
using System.Security.Cryptography;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform;

/// <summary>Numbers that people read and WeChat accepts everywhere: 26 upper-case letters and digits (wechat §4.7),
/// Beijing time first, then 55 bits by chance, so that nobody guesses a neighbour's.</summary>
public static class Numbers
{
    // No I, L, O, U: what is read aloud on the phone must not be mistaken.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int RandomLength = 11;

    public static string Order(DateTimeOffset now) => New('D', now);

    public static string Refund(DateTimeOffset now) => New('T', now);

    public static string Payout(DateTimeOffset now) => New('F', now);

    public static string PayoutBatch(DateTimeOffset now) => New('P', now);

    public static string CostVoucher(DateTimeOffset now) => New('V', now);

    public static string CapitalChange(DateTimeOffset now) => New('C', now);

    public static string Departure(DateTimeOffset now) => New('L', now);

    public static string HouseholdSplit(DateTimeOffset now) => New('S', now);

    public static string HouseholdMerge(DateTimeOffset now) => New('M', now);

    public static string PayeeChange(DateTimeOffset now) => New('H', now);

    public static string PhoneLink(DateTimeOffset now) => New('W', now);

    public static string StaffRequest(DateTimeOffset now) => New('R', now);

    public static string Repayment(DateTimeOffset now) => New('B', now);

    private static string New(char kind, DateTimeOffset now)
    {
        var time = now.ToOffset(BeijingTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return kind + time + RandomNumberGenerator.GetString(Alphabet, RandomLength);
    }
}
