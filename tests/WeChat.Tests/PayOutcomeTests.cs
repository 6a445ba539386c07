using System.Diagnostics;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class PayOutcomeTests
{
    private const string Prepaid = """{"prepay_id":"wx201410272009395522657a690389285100"}""";

    private static readonly PrepayRequest Request = new(
        "VC20260520000001", "青山村土豆 5 斤", new Money(1990), "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        TestAccount.Start.AddMinutes(30));

    [Test]
    public async Task A_200_with_a_good_signature_is_ok()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, Prepaid);

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Value().PrepayId, Is.EqualTo("wx201410272009395522657a690389285100"));
    }

    [Test]
    public async Task A_200_with_a_bad_signature_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ =>
        {
            var answer = account.WeChat.Signed(200, Prepaid);
            answer.Content = new StringContent(Prepaid.Replace("wx20", "wx30", StringComparison.Ordinal));
            return answer;
        });

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("bad signature"));
    }

    [Test]
    public async Task A_200_without_a_signature_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => FakeWeChat.Unsigned(200, Prepaid));

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("missing"));
    }

    [TestCase("Wechatpay-Timestamp")]
    [TestCase("Wechatpay-Nonce")]
    [TestCase("Wechatpay-Signature")]
    [TestCase("Wechatpay-Serial")]
    public async Task A_200_that_lacks_one_signature_header_is_unknown(string header)
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ =>
        {
            var answer = account.WeChat.Signed(200, Prepaid);
            answer.Headers.Remove(header);
            return answer;
        });

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("missing"));
    }

    [Test]
    public async Task A_signature_probe_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ =>
        {
            var answer = account.WeChat.Signed(200, Prepaid);
            answer.Headers.Remove("Wechatpay-Signature");
            answer.Headers.Add("Wechatpay-Signature", "WECHATPAY/SIGNTEST/kwNcRYhJpZ4nZ2Xv");
            return answer;
        });

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("probe"));
    }

    [TestCase(299, true)]
    [TestCase(-299, true)]
    [TestCase(301, false)]
    [TestCase(-301, false)]
    public async Task An_answer_is_believed_inside_the_window_only(int skewSeconds, bool isBelieved)
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => account.WeChat.Signed(200, Prepaid, TimeSpan.FromSeconds(skewSeconds)));

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result is GatewayResult<PrepayTicket>.Ok, Is.EqualTo(isBelieved));
        Assert.That(result is GatewayResult<PrepayTicket>.Unknown, Is.Not.EqualTo(isBelieved));
    }

    [TestCase(400, "PARAM_ERROR")]
    [TestCase(400, "ORDERPAID")]
    [TestCase(401, "SIGN_ERROR")]
    [TestCase(403, "NOT_ENOUGH")]
    [TestCase(404, "ORDER_NOT_EXIST")]
    public async Task A_signed_4xx_is_rejected_with_its_code(int status, string code)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(status, $$"""{"detail":{"field":"x"},"code":"{{code}}","message":"不行"}""");

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Code(), Is.EqualTo(code));
    }

    [Test]
    public async Task An_unsigned_4xx_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => FakeWeChat.Unsigned(400, """{"code":"PARAM_ERROR","message":"no"}"""));

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("HTTP 400"));
    }

    [TestCase(202, "{}")]
    [TestCase(302, "{}")]
    [TestCase(429, """{"code":"FREQUENCY_LIMITED","message":"慢"}""")]
    [TestCase(500, """{"code":"SYSTEM_ERROR","message":"忙"}""")]
    [TestCase(503, """{"code":"SERVICE_UNAVAILABLE","message":"忙"}""")]
    public async Task A_signed_answer_that_decides_nothing_is_unknown(int status, string json)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(status, json);

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain($"HTTP {status}"));
        Assert.That(account.WeChat.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_gateway_page_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => FakeWeChat.Unsigned(502, "<html>Bad Gateway</html>"));

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("HTTP 502"));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ =>
        {
            var answer = FakeWeChat.Unsigned(302, "");
            answer.Headers.Location = new Uri("https://elsewhere.example/v3/pay/transactions/jsapi");
            return answer;
        });

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("HTTP 302"));
        Assert.That(account.WeChat.Sent, Has.Count.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""{"prepay_id":""}""")]
    [TestCase("""{"prepay_id":"wx1""")]
    [TestCase("<html/>")]
    public async Task A_signed_body_that_we_cannot_read_is_unknown(string body)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, body);

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("body"));
    }

    [Test]
    public async Task A_signed_4xx_without_a_code_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(404, "{}");

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("HTTP 404"));
    }

    [Test]
    public async Task Our_own_timeout_is_unknown()
    {
        using var account = new TestAccount(change: o => o.Timeout = TimeSpan.FromMilliseconds(150));
        account.WeChat.Answer = NeverAnswers;

        var watch = Stopwatch.StartNew();
        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("no answer within"));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void The_callers_cancellation_passes_through()
    {
        using var account = new TestAccount();
        using var caller = new CancellationTokenSource();
        account.WeChat.Answer = (request, ct) =>
        {
            caller.CancelAfter(50);
            return NeverAnswers(request, ct);
        };

        Assert.That(
            async () => await account.Account.Payments.Prepay(Request, caller.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_network_error_is_unknown_and_names_its_kind()
    {
        using var account = new TestAccount();
        account.WeChat.Answer = static (_, _) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "connection refused (somewhere)");

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Is.EqualTo("network: ConnectionError"));
    }

    [Test]
    public async Task A_body_that_breaks_off_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ =>
        {
            var answer = account.WeChat.Signed(200, Prepaid);
            answer.Content = new StreamContent(new BreakingStream());
            return answer;
        });

        var result = await account.Account.Payments.Prepay(Request, CancellationToken.None);

        Assert.That(result.Reason(), Does.StartWith("network"));
    }

    private static async Task<HttpResponseMessage> NeverAnswers(SentRequest request, CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        throw new UnreachableException();
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("connection reset");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("connection reset");
    }
}
