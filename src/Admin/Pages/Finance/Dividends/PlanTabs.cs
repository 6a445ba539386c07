namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>What can be looked at of one plan.</summary>
internal static class PlanTabs
{
    public const string Objections = "objections";
    public const string Resolution = "resolution";
    public const string Compare = "compare";
    public const string Notice = "notice";

    public static ListFilter All() => new(InAddress.Show, "看什么")
    {
        Choices =
        [
            ("", "怎么分"), (Objections, "公示和意见"), (Resolution, "成员大会决议"), (Compare, "和别的方案比"),
            (Notice, "张贴的公示单"),
        ],
    };
}
