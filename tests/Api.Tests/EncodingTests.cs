using System.Text;
using VillageCloud.Api.Tests.Running;

namespace VillageCloud.Api.Tests;

/// <summary>A body is UTF-8, and one name in it has one value.</summary>
public sealed class EncodingTests
{
    private RunningVillage village = null!;
    private Visitor lin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.Start();
        lin = await village.LogIn("shopper-lin");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        lin.Dispose();
        await village.DisposeAsync();
    }

    [TestCase("application/json")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json; charset=\"utf-8\"")]
    [TestCase("application/json; charset=\"UTF-8\"")]
    [TestCase("application/json;charset=Utf-8")]
    [TestCase("application/json; charset=utf8")]
    [TestCase("application/json; odata.metadata=minimal")]
    public async Task A_body_that_says_it_is_utf_8_is_read(string type) =>
        (await Send("quotes", type, """{"lines": []}""")).IsProblem(422, "order.cart_empty");

    [TestCase("application/json; charset=nonsense")]
    [TestCase("application/json; charset=gb18030")]
    [TestCase("application/json; charset=utf-7")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/json; charset=\"gbk\"")]
    [TestCase("application/json; charset=utf-8; charset=gbk")]
    [TestCase("application/json; charset=\"\"")]
    public async Task A_body_that_says_it_is_something_else_is_told_so(string type)
    {
        foreach (var path in new[] { "quotes", "orders", "sessions" })
            (await Send(path, type, """{"lines": []}""")).IsProblem(415, "request.encoding_unknown");
    }

    [TestCase("gzip")]
    [TestCase("br, gzip")]
    public async Task A_body_that_is_packed_is_told_so(string coding) =>
        (await Send("quotes", "application/json", """{"lines": []}""", coding))
            .IsProblem(415, "request.encoding_unknown");

    [TestCase("""{"lines": [], "lines": []}""")]
    [TestCase("""{"lines": [{"skuId": 1, "skuId": 2, "quantity": 1}]}""")]
    [TestCase("""{"lines": [], "address": {"receiver": "a", "Receiver": "b"}}""")]
    [TestCase("""{"lines": [], "address": {"receiver": "\ud800"}}""")]
    [TestCase("""{"lines": [], "\ud800": 1}""")]
    public async Task A_name_that_stands_twice_or_a_half_character_is_malformed(string body) =>
        (await Send("quotes", "application/json", body)).IsProblem(400, "request.malformed");

    [TestCase(1)]
    [TestCase(129)]
    [TestCase(60_000)]
    public async Task A_login_code_that_can_be_none_costs_no_call(int length) =>
        (await lin.Post("sessions", new { code = new string(length == 1 ? '茶' : 'x', length) }))
            .IsProblem(422, "session.code_invalid");

    private Task<Answer> Send(string path, string type, string body, string? coding = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (coding is not null) content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return lin.Send(request);
    }
}
