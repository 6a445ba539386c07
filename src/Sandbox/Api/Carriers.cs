namespace VillageCloud.Sandbox.Api;

/// <summary>A few of the real delivery ids.</summary>
internal static class Carriers
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["SF"] = "顺丰速运",
        ["ZTO"] = "中通快递",
        ["YTO"] = "圆通速递",
        ["STO"] = "申通快递",
        ["YD"] = "韵达速递",
        ["JTSD"] = "极兔速递",
        ["EMS"] = "EMS",
        ["YZPY"] = "邮政快递包裹",
        ["JD"] = "京东快递",
        ["DBL"] = "德邦快递",
    };
}
