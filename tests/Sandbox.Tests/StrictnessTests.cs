using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VillageCloud.Sandbox.Tests;

/// <summary>No kinder than WeChat: bytes are counted, and the refusal says so in WeChat's words.</summary>
public sealed class StrictnessTests
{
    private Backend backend = null!;
    private string shopper = null!;

    [SetUp]
    public async Task Start()
    {
        backend = await Backend.Start();
        shopper = await backend.OpenId("shopper-1");
    }

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [TestCase("农", 42, "a", 0)]
    [TestCase("农", 43, "", 129)]
    [TestCase("🍵", 32, "", 128)]
    [TestCase("é", 64, "", 128)]
    [TestCase("a", 127, "", 0)]
    [TestCase("a", 128, "", 128)]
    public async Task A_goods_description_has_127_bytes(string character, int times, string tail, int refusedBytes)
    {
        var order = JsonObjectOf(backend.Order("ORDER0001", shopper));
        order["description"] = string.Concat(Enumerable.Repeat(character, times)) + tail;

        var reply = await backend.Pay("POST", "/v3/pay/transactions/jsapi", order);

        Assert.That(reply.Status, Is.EqualTo(refusedBytes == 0 ? 200 : 400), reply.Text);
        if (refusedBytes == 0) return;
        Assert.That(reply.Code, Is.EqualTo("PARAM_ERROR"));
        Assert.That(
            reply.Json["message"]!.GetValue<string>(),
            Is.EqualTo($"输入源“/body/description”映射到值字段“商品描述”字符串规则校验失败，字节数 {refusedBytes}，大于最大值 127"));
        Assert.That(reply.Json["detail"]!["value"]!.GetValue<int>(), Is.EqualTo(refusedBytes));
        Assert.That(reply.Json["detail"]!["location"]!.GetValue<string>(), Is.EqualTo("body"));
    }

    [TestCase("out_trade_no", "ABC", "字节数 3，小于最小值 6")]
    [TestCase("out_trade_no", "A12345678901234567890123456789012", "字节数 33，大于最大值 32")]
    [TestCase("out_trade_no", "订单号12", "字符串必须匹配正则表达式“^[0-9a-zA-Z_-|*]+$”")]
    [TestCase("attach", "四十三个汉字四十三个汉字四十三个汉字四十三个汉字四十三个汉字四十三个汉字四十三个汉字一", "字节数 129，大于最大值 128")]
    public async Task Every_text_of_an_order_is_counted_in_bytes(string field, string value, string said)
    {
        var order = JsonObjectOf(backend.Order("ORDER0001", shopper));
        order[field] = value;

        var reply = await backend.Pay("POST", "/v3/pay/transactions/jsapi", order);

        Assert.That(reply.Code, Is.EqualTo("PARAM_ERROR"));
        Assert.That(reply.Json["message"]!.GetValue<string>(), Does.EndWith(said));
    }

    [Test]
    public async Task A_refunds_reason_and_a_transfers_remark_are_counted_in_bytes()
    {
        await backend.Paid("ORDER0001");
        var refund = JsonObjectOf(backend.RefundOf("ORDER0001", "R1", 100));
        refund["reason"] = new string('农', 27);
        var farmer = await backend.Farmer();

        var refused = await backend.Pay("POST", "/v3/refund/domestic/refunds", refund);
        var transfer = await backend.Transfer("P1", farmer, remark: new string('农', 11));
        refund["reason"] = new string('农', 26);
        var taken = await backend.Pay("POST", "/v3/refund/domestic/refunds", refund);
        var transferred = await backend.Transfer("P1", farmer, remark: new string('农', 10));

        Assert.That((refused.Code, transfer.Code), Is.EqualTo(("PARAM_ERROR", "PARAM_ERROR")));
        Assert.That((taken.Status, transferred.Status), Is.EqualTo((200, 200)), taken.Text + transferred.Text);
    }

    [Test]
    public async Task Half_a_surrogate_pair_is_refused_and_breaks_nothing()
    {
        var path = $"/wxa/business/getuserphonenumber?access_token={await backend.Token()}";
        using var content = new StringContent("""{"code":"\ud800"}""", Encoding.UTF8, "application/json");
        using var response = await backend.Http.PostAsync(new Uri(backend.Keys.ApiBase, path), content);
        var answer = await Reply.Read(response);

        Assert.That(answer.Errcode, Is.Not.Zero);
        Assert.That(await backend.Violations(), Does.Not.Contain("SANDBOX_BUG"));
    }

    [TestCase("ORDERNOTEXIST", true)]
    [TestCase("html", false)]
    public async Task A_query_can_say_404_in_other_words(string code, bool isSigned)
    {
        await backend.Prepay("ORDER0001", shopper);
        await backend.Fault("T14", new { endpoint = "query-order" }, new { code });

        var reply = await backend.Pay("GET", $"/v3/pay/transactions/out-trade-no/ORDER0001?mchid={backend.Keys.MchId}");

        Assert.That(reply.Status, Is.EqualTo(404));
        Assert.That(backend.IsGenuine(reply), Is.EqualTo(isSigned));
        if (isSigned) Assert.That(reply.Code, Is.EqualTo(code));
    }

    [TestCase("payer", "payer.openid")]
    [TestCase("appid", "appid")]
    [TestCase("mchid", "mchid")]
    [TestCase("total", "amount.total")]
    public async Task A_query_can_speak_of_somebody_else(string kind, string path)
    {
        await backend.Paid("ORDER0001");
        var query = $"/v3/pay/transactions/out-trade-no/ORDER0001?mchid={backend.Keys.MchId}";
        var right = (await backend.Pay("GET", query)).Json;
        await backend.Fault("T15", new { endpoint = "query-order" }, new { kind });

        var wrong = await backend.Pay("GET", query);

        Assert.That(backend.IsGenuine(wrong), Is.True);
        Assert.That(Of(wrong.Json, path), Is.Not.EqualTo(Of(right, path)));
    }

    [TestCase("json", "secure", "\"Encrypt\"", "settlement")]
    [TestCase("xml", "secure", "<Encrypt>", "settlement")]
    [TestCase("json", "plain", "trade_manage_order_settlement", "Encrypt")]
    [TestCase("xml", "plain", "<Event><![CDATA[trade_manage_order_settlement]]></Event>", "Encrypt")]
    [TestCase("json", "compatible", "\"Encrypt\"", "nothing")]
    [TestCase("xml", "compatible", "<Encrypt>", "nothing")]
    public async Task A_push_comes_in_the_form_that_the_console_is_set_to(
        string format, string mode, string holds, string lacks)
    {
        await backend.Control("POST", "push-url", new { url = "http://127.0.0.1:9/push", format, mode });
        await backend.Paid("ORDER0001");
        await backend.Advance(60);
        await backend.ApiWithToken(
            "/wxa/sec/order/upload_shipping_info", backend.ShippingOf("ORDER0001", shopper, backend.Now));
        await backend.Advance(0);

        var journal = (await backend.Control("GET", "journal")).AsArray();
        var push = journal.First(static entry => entry!["face"]!.GetValue<string>() == "push")!;
        var (target, body) = (push["target"]!.GetValue<string>(), push["body"]!.GetValue<string>());
        Assert.That(body, Does.Contain(holds).And.Not.Contain(lacks));
        Assert.That(body.Contains("trade_manage", StringComparison.Ordinal), Is.EqualTo(mode != "secure"));
        Assert.That(target.Contains("msg_signature", StringComparison.Ordinal), Is.EqualTo(mode != "plain"));
        Assert.That(body[0], Is.EqualTo(format == "xml" ? '<' : '{'));
    }

    private static JsonObject JsonObjectOf(object body) =>
        JsonSerializer.SerializeToNode(body)!.AsObject();

    private static string Of(JsonNode body, string path) =>
        path.Split('.').Aggregate(body, static (node, name) => node[name]!).ToJsonString();
}
