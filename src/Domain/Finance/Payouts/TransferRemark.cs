using System.Text;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payouts;

/// <summary>What the payee reads in WeChat, on the sheet and in the bill: village, month, what for, and which part.
/// </summary>
public static class TransferRemark
{
    /// <summary>Bytes of UTF-8 that WeChat's field takes (wechat §4.6): the village's name gives way, never the
    /// month or the part, by which two transfers are told apart.</summary>
    public const int MostBytes = 32;

    /// <param name="ofHousehold">Every payout of this household in the same batch, in order.</param>
    public static string Of(string village, Payout payout, IReadOnlyList<Payout> ofHousehold)
    {
        var month = BeijingTime.DayOf(payout.SubmittedAt!.Value).Month;
        var what = (payout.Goods.IsZero, payout.Dividend.IsZero) switch
        {
            (true, _) => "分红",
            (_, true) => "货款",
            _ => "货款和分红",
        };
        var tail = $" {month}月{what}{PartOf(payout, ofHousehold)}";
        return Cut(ShortNameOf(village), MostBytes - Encoding.UTF8.GetByteCount(tail)) + tail;
    }

    private static string Cut(string text, int room)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0) break;
            _ = kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd();
    }

    // "上英村" of 上英村共富合作社: the whole would leave no room.
    private static string ShortNameOf(string village) => village[..(village.IndexOf('村', StringComparison.Ordinal) + 1)]
        is { Length: > 1 } shortName ? shortName : village;

    private static string PartOf(Payout payout, IReadOnlyList<Payout> ofHousehold)
    {
        var place = ofHousehold.TakeWhile(one => one.OutBillNo != payout.OutBillNo).Count();
        return ofHousehold.Count < 2 || place == ofHousehold.Count ? "" : $" {place + 1}/{ofHousehold.Count}";
    }
}
