using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Bills;

/// <summary>Bills print Beijing time without an offset.</summary>
internal static class BillTime
{
    public static DateTimeOffset Parse(string text, string column) => DateTime.TryParseExact(
        text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? new DateTimeOffset(time, BeijingTime.Offset)
        : throw new BillFormatException($"{column}: not a time");
}
