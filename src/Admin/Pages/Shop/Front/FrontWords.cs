using VillageCloud.Domain.Shop.Front;

namespace VillageCloud.Admin.Pages.Shop.Front;

internal static class FrontWords
{
    private static readonly (string Name, Func<FrontEntry, string> Text)[] Parts =
    [
        ("名字", static one => one.Title), ("一句话", static one => one.Greeting), ("电话", static one => one.Phone),
        ("有人接的时间", static one => one.Hours),
        ("公告", static one => one.NoticeUntil is { } until ? $"{one.Notice}（到 {Beijing.Text(until)}）" : one.Notice),
        ("放假", static one => string.Join("，", one.Holidays.Select(Text))),
    ];

    /// <summary>Part by part; what nobody wrote says so.</summary>
    public static IReadOnlyList<PreviewLine> Of(FrontEntry entry, DateOnly today) =>
    [
        .. Parts.Select(part => new PreviewLine(part.Name, null, TextOr(part.Text(entry), "没有写"))),
        new("今天顾客看到的放假", null, Holiday.On(today, entry.Holidays) is { } closure ? Text(closure) : "没有"),
    ];

    /// <summary>What the later one says otherwise.</summary>
    public static string Changed(FrontEntry? before, FrontEntry after)
    {
        if (before is null) return "第一次写";
        var changed = Parts.Where(part => part.Text(before) != part.Text(after))
            .Select(part => $"{part.Name}：{TextOr(part.Text(after), "去掉了")}").ToList();
        return changed.Count == 0 ? "没有改" : string.Join("；", changed);
    }

    private static string TextOr(string text, string none) => text.Length > 0 ? text : none;

    private static string Text(Closure on) => $"{on.Name}：{Beijing.Text(on.First)} 到 {Beijing.Text(on.Last)} 不发货，"
        + $"{Beijing.Text(on.ResumesOn)} 起发";

    private static string Text(Holiday one) => $"{one.Name} {Beijing.Text(one.First)} 到 {Beijing.Text(one.Last)}";
}
