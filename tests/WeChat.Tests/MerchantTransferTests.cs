using System.Security.Cryptography;
using System.Text;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class MerchantTransferTests
{
    private const string Waiting = """
        {"out_bill_no":"P1","transfer_bill_no":"133000007110099999118202005070001948",
         "create_time":"2026-05-20T09:00:00.120+08:00","state":"WAIT_USER_CONFIRM","package_info":"affff"}
        """;

    [TestCase(10)]
    [TestCase(29)]
    public async Task Below_30_fen_no_name_may_be_sent(long fen)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, Waiting);

        var report = (await account.Account.Transfers.Transfer(Request(fen), CancellationToken.None)).Value();

        Assert.That(report, Is.EqualTo(new TransferReport(
            "P1", "133000007110099999118202005070001948", TransferState.WaitUserConfirm, null, "affff", null, null,
            TestAccount.Start.AddMilliseconds(120))));
        var sent = account.WeChat.Sent.Single();
        Assert.That(sent.PathAndQuery, Is.EqualTo("/v3/fund-app/mch-transfer/transfer-bills"));
        Assert.That(sent.Json.TryGetProperty("user_name", out _), Is.False);
        Assert.That(sent.Json.GetProperty("transfer_scene_id").GetString(), Is.EqualTo("1009"));
        Assert.That(sent.Json.GetProperty("transfer_amount").GetInt64(), Is.EqualTo(fen));
        Assert.That(sent.Json.GetProperty("user_recv_perception").GetString(), Is.EqualTo("货款"));
        Assert.That(
            sent.Json.GetProperty("transfer_scene_report_infos").GetRawText(),
            Is.EqualTo("""[{"info_type":"采购商品名称","info_content":"土豆"}]"""));
        Assert.That(
            sent.Json.GetProperty("notify_url").GetString(),
            Is.EqualTo("https://village.example/wechat/qingshan/transfers"));
    }

    [TestCase(30)]
    [TestCase(199_999)]
    [TestCase(200_000)]
    public async Task From_30_fen_the_name_goes_encrypted_with_the_key_that_the_header_names(long fen)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, Waiting);

        _ = await account.Account.Transfers.Transfer(Request(fen), CancellationToken.None);

        var sent = account.WeChat.Sent.Single();
        Assert.That(sent.Header("Wechatpay-Serial"), Is.EqualTo(PlatformIdentity.PublicKey.Id));
        Assert.That(Opened(sent, PlatformIdentity.PublicKey), Is.EqualTo("欧阳青山"));
        Assert.That(sent.Text, Does.Not.Contain("欧阳青山"));
    }

    [Test]
    public async Task In_certificate_mode_the_newest_certificate_encrypts()
    {
        using var account = new TestAccount(PlatformAuthScheme.Certificate);
        account.WeChat.Always(request => account.WeChat.Signed(200, request.PathAndQuery == "/v3/certificates"
            ? FakeWeChat.CertificatesJson(PlatformIdentity.Certificate) : Waiting));

        _ = (await account.Account.Transfers.Transfer(Request(200_000), CancellationToken.None)).Value();

        var sent = account.WeChat.Sent[^1];
        Assert.That(sent.Header("Wechatpay-Serial"), Is.EqualTo(PlatformIdentity.Certificate.Id));
        Assert.That(Opened(sent, PlatformIdentity.Certificate), Is.EqualTo("欧阳青山"));
    }

    [Test]
    public async Task Without_a_key_for_the_name_nothing_is_sent()
    {
        using var account = new TestAccount(PlatformAuthScheme.Certificate);
        account.WeChat.Always(_ => FakeWeChat.Unsigned(502, ""));

        var result = await account.Account.Transfers.Transfer(Request(200_000), CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("not sent"));
        Assert.That(account.WeChat.Sent.Select(static sent => sent.Method), Has.None.EqualTo("POST"));
    }

    [TestCase("ACCEPTED", TransferState.Accepted)]
    [TestCase("PROCESSING", TransferState.Processing)]
    [TestCase("WAIT_USER_CONFIRM", TransferState.WaitUserConfirm)]
    [TestCase("TRANSFERING", TransferState.Transferring)]
    [TestCase("SUCCESS", TransferState.Succeeded)]
    [TestCase("FAIL", TransferState.Failed)]
    [TestCase("CANCELING", TransferState.Cancelling)]
    [TestCase("CANCELLED", TransferState.Cancelled)]
    [TestCase("ASLEEP", TransferState.Other)]
    public async Task A_transfer_state_is_read_and_a_new_one_is_other(string word, TransferState state)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, """
            {"mch_id":"1230000109","out_bill_no":"P1","transfer_bill_no":"1330","appid":"a","state":"#",
             "transfer_amount":40000,"fail_reason":"OVERDUE_CLOSE","update_time":"2026-05-21T09:00:00+08:00"}
            """.Replace("#", word, StringComparison.Ordinal));

        var report = (await account.Account.Transfers.Query("P1", CancellationToken.None)).Value();

        Assert.That(report, Is.EqualTo(new TransferReport(
            "P1", "1330", state, new Money(40000), null, "OVERDUE_CLOSE", TestAccount.Start.AddDays(1))
        {
            AppId = "a",
        }));
        Assert.That(
            account.WeChat.Sent.Single().PathAndQuery,
            Is.EqualTo("/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/P1"));
    }

    [TestCase("CANCELING", TransferState.Cancelling)]
    [TestCase("CANCELLED", TransferState.Cancelled)]
    public async Task A_transfer_is_cancelled_by_its_number_and_an_empty_body(string word, TransferState state)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, """
            {"out_bill_no":"P1","transfer_bill_no":"1330","state":"#","update_time":"2026-05-21T09:00:00+08:00"}
            """.Replace("#", word, StringComparison.Ordinal));

        var answer = (await account.Account.Transfers.Cancel("P1", CancellationToken.None)).Value();

        Assert.That(answer, Is.EqualTo(state));
        var sent = account.WeChat.Sent.Single();
        Assert.That((sent.Method, sent.Text), Is.EqualTo(("POST", "")));
        Assert.That(
            sent.PathAndQuery, Is.EqualTo("/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/P1/cancel"));
    }

    [Test]
    public async Task A_cancel_that_WeChat_refuses_or_does_not_answer_is_told_apart()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(400, """{"code":"INVALID_REQUEST","message":"当前状态不可撤销"}""");
        var refused = await account.Account.Transfers.Cancel("P1", CancellationToken.None);
        account.WeChat.Always(_ => FakeWeChat.Unsigned(502, ""));
        var unheard = await account.Account.Transfers.Cancel("P1", CancellationToken.None);

        Assert.That((refused as GatewayResult<TransferState>.Rejected)?.Code, Is.EqualTo("INVALID_REQUEST"));
        Assert.That(unheard, Is.TypeOf<GatewayResult<TransferState>.Unknown>());
    }

    [Test]
    public async Task A_bill_of_another_number_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, Waiting);

        var result = await account.Account.Transfers.Query("P2", CancellationToken.None);

        Assert.That(result, Is.TypeOf<GatewayResult<TransferReport>.Unknown>());
    }

    private static TransferRequest Request(long fen) => new("P1", "o1", new Money(fen), "五月货款", "欧阳青山", "土豆");

    private static string Opened(SentRequest sent, PlatformIdentity platform) =>
        Encoding.UTF8.GetString(platform.Key.Decrypt(
            Convert.FromBase64String(sent.Json.GetProperty("user_name").GetString()!), RSAEncryptionPadding.OaepSHA1));
}
