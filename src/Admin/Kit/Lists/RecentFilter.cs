using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>只列近 90 天的, or all: of a list of years. What is usual is said on paper and in files too, but only where it
/// left something out.</summary>
public sealed class RecentFilter
{
    private const string All = "all";

    /// <param name="key">Its word in the address.</param>
    public RecentFilter(string key, string title) => Filter = new(key, title)
    {
        Choices = [("", $"只列近 {Recent.Days} 天的"), (All, "全部都列")], IsUsualSaid = () => LeavesOut,
    };

    public ListFilter Filter { get; }

    public bool IsRecent => Filter.Value != All;

    /// <summary>Whether what was found last is without something older.</summary>
    public bool LeavesOut { get; set; }
}
