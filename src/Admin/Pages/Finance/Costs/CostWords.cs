using VillageCloud.Domain.Finance.Costs;

namespace VillageCloud.Admin.Pages.Finance.Costs;

internal static class CostWords
{
    public static string Of(CostCategory category) => category switch
    {
        CostCategory.Packing => "包装",
        CostCategory.Courier => "快递运费",
        CostCategory.Wages => "工资",
        CostCategory.Administration => "办公及其他管理",
        CostCategory.Operating => "其他经营支出",
        _ => "其他支出",
    };

    public static (string Text, Tone Tone) Of(CostStatus status) => status switch
    {
        CostStatus.Requested => ("待复核", Tone.Waiting),
        CostStatus.Booked => ("已入账", Tone.Good),
        CostStatus.Declined => ("没有入账", Tone.Calm),
        CostStatus.ReversalRequested => ("冲销待复核", Tone.Waiting),
        _ => ("已冲销", Tone.Calm),
    };
}
