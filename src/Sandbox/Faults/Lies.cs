using System.Text.Json.Nodes;

namespace VillageCloud.Sandbox.Faults;

/// <summary>What answers and notices say when they speak of somebody else.</summary>
internal static class Lies
{
    public static void BecomeForeign(JsonObject text, string kind)
    {
        switch (kind)
        {
            case "appid":
                Replace(text, "wx5a4db0ffffffffff", "appid");
                break;
            case "number":
                Replace(text, "1900099999", "out_trade_no", "out_bill_no");
                break;
            case "payer":
                Replace(text, "oSBXsomebodyelse000000000000", "openid");
                if (text["payer"] is JsonObject payer)
                    Replace(payer, "oSBXsomebodyelse000000000000", "openid");
                break;
            case "transaction":
                Replace(text, "4200000000000000000000000000", "transaction_id");
                break;
            case "merchant":
                Replace(text, "1900099999", "merchant_id");
                break;
            default:
                Replace(text, "1900099999", "mchid", "mch_id");
                break;
        }
    }

    /// <param name="member">total or refund; a transfer has only its own amount.</param>
    public static void ChangeAmount(JsonObject text, string member, long fen)
    {
        if (text["transfer_amount"] is { } transfer)
            text["transfer_amount"] = transfer.GetValue<long>() + fen;
        else if (text["amount"] is JsonObject amount)
            amount[member] = amount[member]!.GetValue<long>() + fen;
    }

    private static void Replace(JsonObject text, string value, params string[] names)
    {
        foreach (var name in names.Where(text.ContainsKey))
            text[name] = value;
    }
}
