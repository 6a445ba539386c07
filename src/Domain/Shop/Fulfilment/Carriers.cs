namespace VillageCloud.Domain.Shop.Fulfilment;

/// <summary>The carriers that the village posts with, by WeChat's delivery_id (open_msg/get_delivery_list). WeChat has
/// another list, of its logistics assistant, with other ids for the same carriers: those are refused.</summary>
public static class Carriers
{
    /// <summary>In the order in which people choose.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["SF"] = "顺丰速运",
        ["YZPY"] = "邮政快递包裹",
        ["EMS"] = "邮政 EMS",
        ["JD"] = "京东快递",
        ["ZTO"] = "中通快递",
        ["YTO"] = "圆通速递",
        ["STO"] = "申通快递",
        ["YD"] = "韵达快递",
        ["JTSD"] = "极兔速递",
        ["DBL"] = "德邦快递",
    };

    public static string NameOf(string code) => All.GetValueOrDefault(code, code);
}
