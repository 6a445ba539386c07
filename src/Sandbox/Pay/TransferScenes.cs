namespace VillageCloud.Sandbox.Pay;

/// <summary>What each transfer scene must report and may say to the user.</summary>
internal sealed record TransferScene(string[] InfoTypes, string[] Perceptions)
{
    public static IReadOnlyDictionary<string, TransferScene> All { get; } = new Dictionary<string, TransferScene>
    {
        ["1000"] = new(["活动名称", "奖励说明"], ["活动奖励", "现金奖励"]),
        ["1002"] = new(["补贴类型"], ["行政补贴", "行政奖励"]),
        ["1004"] = new(["保险产品备案编号", "保险名称", "保险操作单号"], ["保险理赔款"]),
        ["1005"] = new(["岗位类型", "报酬说明"], ["劳务报酬", "报销款", "企业补贴", "开工利是"]),
        ["1009"] = new(["采购商品名称"], ["货款"]),
        ["1010"] = new(["回收商品名称"], ["二手回收货款"]),
        ["1011"] = new(["赔付原因"], ["退款", "商家赔付"]),
        ["1013"] = new(["公益活动名称", "公益活动备案编号"], ["公益补助金"]),
    };
}
