namespace VillageCloud.Features.Fulfilment;

/// <summary>The carriers that the village posts with, by WeChat's delivery_id.</summary>
public static class Carriers
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["SF"] = "顺丰速运",
        ["ZTO"] = "中通快递",
        ["YTO"] = "圆通速递",
        ["STO"] = "申通快递",
        ["YUNDA"] = "韵达快递",
        ["JD"] = "京东物流",
        ["EMS"] = "EMS",
        ["JTSD"] = "极兔速递",
    };
}
