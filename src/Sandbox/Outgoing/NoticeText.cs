using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Outgoing;

/// <summary>The plaintext of a notice, with the lies that its faults tell.</summary>
internal static class NoticeText
{
    public static string Of(Notice notice)
    {
        if (notice.Marks.Count == 0)
            return notice.Plaintext;
        var text = JsonNode.Parse(notice.Plaintext)!.AsObject();
        if (notice.Mark("N11") is { } foreign)
            BecomeForeign(text, foreign.Text("kind", "mchid"));
        if (notice.Mark("N12") is { } mismatch)
            ChangeAmount(text, mismatch);
        if (notice.Mark("N14") is not null)
            BecomeOdd(text);
        return Answer.Text(text);
    }

    private static void BecomeForeign(JsonObject text, string kind)
    {
        var names = kind switch
        {
            "appid" => new[] { "appid" },
            "number" => ["out_trade_no", "out_bill_no"],
            _ => ["mchid", "mch_id"],
        };
        foreach (var name in names.Where(text.ContainsKey))
            text[name] = kind == "appid" ? "wx5a4db0ffffffffff" : "1900099999";
    }

    private static void ChangeAmount(JsonObject text, NoticeMark mismatch)
    {
        if (text["transfer_amount"] is { } transfer)
        {
            text["transfer_amount"] = transfer.GetValue<long>() + mismatch.Whole("fen", -1);
            return;
        }

        var amount = text["amount"]!.AsObject();
        if (mismatch.Text("kind", "total") != "coupon")
        {
            amount["total"] = amount["total"]!.GetValue<long>() + mismatch.Whole("fen", -1);
            return;
        }

        var discount = Math.Abs(mismatch.Whole("fen", 1));
        amount["payer_total"] = amount["payer_total"]!.GetValue<long>() - discount;
        text["promotion_detail"] = new JsonArray(Coupon(discount));
    }

    private static void BecomeOdd(JsonObject text)
    {
        text["member_of_tomorrow"] = new JsonObject { ["level"] = 1 };
        text.Remove("bank_type");
        text.Remove("attach");
        foreach (var name in new[] { "success_time", "create_time", "update_time" })
        {
            if (text[name]?.GetValue<string>() is { } time)
                text[name] = time.Insert(19, ".123");
        }
    }

    private static JsonObject Coupon(long discount) => new()
    {
        ["coupon_id"] = "109519",
        ["name"] = "SANDBOX 代金券",
        ["scope"] = "GLOBAL",
        ["type"] = "CASH",
        ["amount"] = discount,
        ["stock_id"] = "931386",
        ["wechatpay_contribute"] = discount,
        ["merchant_contribute"] = 0,
        ["other_contribute"] = 0,
        ["currency"] = "CNY",
    };
}
