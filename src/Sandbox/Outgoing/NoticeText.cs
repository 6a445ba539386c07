using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Faults;
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
            Lies.BecomeForeign(text, foreign.Text("kind", "mchid"));
        if (notice.Mark("N12") is { } mismatch)
            ChangeAmount(text, mismatch);
        if (notice.Mark("N14") is { } odd)
            BecomeOdd(text, odd);
        return Answer.Text(text);
    }

    private static void ChangeAmount(JsonObject text, NoticeMark mismatch)
    {
        if (mismatch.Text("kind", "total") is var kind && kind != "coupon")
        {
            Lies.ChangeAmount(text, kind, mismatch.Whole("fen", -1));
            return;
        }

        var amount = text["amount"]!.AsObject();
        var discount = Math.Abs(mismatch.Whole("fen", 1));
        amount["payer_total"] = amount["payer_total"]!.GetValue<long>() - discount;
        text["promotion_detail"] = new JsonArray(Coupon(discount));
    }

    private static void BecomeOdd(JsonObject text, NoticeMark odd)
    {
        text["member_of_tomorrow"] = new JsonObject { ["level"] = 1 };
        text.Remove("bank_type");
        text.Remove("attach");
        foreach (var name in new[] { "success_time", "create_time", "update_time" })
        {
            if (text[name]?.GetValue<string>() is { } time)
                text[name] = odd.Text("time", time.Insert(19, ".123"));
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
