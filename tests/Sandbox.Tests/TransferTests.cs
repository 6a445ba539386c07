using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VillageCloud.Sandbox.Tests;

public sealed class TransferTests
{
    private Backend backend = null!;
    private string farmer = null!;

    [SetUp]
    public async Task Start()
    {
        backend = await Backend.Start(new SandboxOptions
        {
            StartAt = new DateTimeOffset(2026, 5, 20, 1, 0, 0, TimeSpan.Zero),
            SingleTransferLimitFen = 3_000_00,
            UserDayTransferLimitFen = 6_000_00,
        });
        farmer = await backend.Farmer();
    }

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [Test]
    public async Task A_confirmed_transfer_succeeds_is_notified_and_leaves_the_account()
    {
        var created = await backend.Transfer("T0001", farmer);
        await backend.Control("POST", "user/confirm-transfer", new
        {
            packageInfo = created.Json["package_info"]!.GetValue<string>(),
            @as = "farmer-1",
        });

        var mail = await backend.Inbox.Wait(m => m.Product == "mch_payment");
        var byBillNo = await backend.Pay(
            "GET", $"{Scenes.TransferPath}/transfer-bill-no/{created.Json["transfer_bill_no"]}");
        var accounts = await backend.Control("GET", "accounts");

        Assert.That(created.Json["state"]!.GetValue<string>(), Is.EqualTo("WAIT_USER_CONFIRM"));
        Assert.That(mail.Text["state"]!.GetValue<string>(), Is.EqualTo("SUCCESS"));
        Assert.That(byBillNo.Json["state"]!.GetValue<string>(), Is.EqualTo("SUCCESS"));
        Assert.That(accounts["operation"]!["balanceFen"]!.GetValue<long>(), Is.EqualTo(995_000));
        Assert.That(await backend.Violations(), Is.Empty);
    }

    [TestCase("mchId", "1900099999")]
    [TestCase("mchAppId", "wx0000000000000000")]
    public async Task No_sheet_opens_for_a_merchant_that_is_not_the_transfers(string named, string value)
    {
        var created = await backend.Transfer("T0001", farmer);
        var packageInfo = created.Json["package_info"]!.GetValue<string>();

        var wrong = await backend.Control(
            "POST", "user/see-transfer", new Dictionary<string, string>
            {
                ["packageInfo"] = packageInfo, [named] = value,
            });
        var right = await backend.Control("POST", "user/see-transfer", new { packageInfo });

        Assert.That(wrong["error"]!.GetValue<string>(), Is.EqualTo("merchant_mismatch"));
        Assert.That(right["amountFen"], Is.Not.Null);
    }

    [Test]
    public async Task Nobody_confirms_for_a_day_and_the_transfer_is_overdue()
    {
        await backend.Transfer("T0001", farmer);

        await backend.Advance(86_399);
        var before = await backend.TransferState("T0001");
        await backend.Advance(1);
        var after = await backend.Pay("GET", $"{Scenes.TransferPath}/out-bill-no/T0001");

        Assert.That(before, Is.EqualTo("WAIT_USER_CONFIRM"));
        Assert.That(after.Json["fail_reason"]!.GetValue<string>(), Is.EqualTo("OVERDUE_CLOSE"));
        var accounts = await backend.Control("GET", "accounts");
        Assert.That(accounts["operation"]!["availableFen"]!.GetValue<long>(), Is.EqualTo(1_000_000));
    }

    [Test]
    public async Task A_cancelled_transfer_goes_through_canceling_and_gives_the_money_back()
    {
        await backend.Transfer("T0001", farmer);

        var cancel = await backend.Pay("POST", $"{Scenes.TransferPath}/out-bill-no/T0001/cancel");
        await backend.Advance(3);

        var again = await backend.Pay("POST", $"{Scenes.TransferPath}/out-bill-no/T0001/cancel");
        var unknown = await backend.Pay("POST", $"{Scenes.TransferPath}/out-bill-no/T0002/cancel");

        Assert.That(cancel.Json["state"]!.GetValue<string>(), Is.EqualTo("CANCELING"));
        Assert.That(await backend.TransferState("T0001"), Is.EqualTo("CANCELLED"));
        Assert.That(again.Json["state"]!.GetValue<string>(), Is.EqualTo("CANCELLED"));
        Assert.That((unknown.Status, unknown.Code), Is.EqualTo((404, "NOT_FOUND")));
    }

    [TestCase("CANCELING", "SUCCESS", 995_000)]
    [TestCase(null, "SUCCESS", 995_000)]
    public async Task A_user_who_was_quicker_than_the_cancel_gets_the_money(string? answer, string end, long left)
    {
        await backend.Transfer("T0001", farmer);
        _ = answer is null
            ? await backend.Control("POST", "user/confirm-transfer", new { outBillNo = "T0001", @as = "farmer-1" })
            : await backend.Control("POST", "faults", new { id = "X6", times = 1 });

        var cancel = await backend.Pay("POST", $"{Scenes.TransferPath}/out-bill-no/T0001/cancel");
        await backend.Advance(60);

        if (answer is null) Assert.That((cancel.Status, cancel.Code), Is.EqualTo((400, "INVALID_REQUEST")));
        else Assert.That(cancel.Json["state"]!.GetValue<string>(), Is.EqualTo(answer));
        Assert.That(await backend.TransferState("T0001"), Is.EqualTo(end));
        var accounts = await backend.Control("GET", "accounts");
        Assert.That(accounts["operation"]!["balanceFen"]!.GetValue<long>(), Is.EqualTo(left));
    }

    [TestCase("out_bill_no", "\"T-1\"", "PARAM_ERROR")]
    [TestCase("transfer_amount", "9", "INVALID_REQUEST")]
    [TestCase("transfer_amount", "300001", "PARAM_ERROR")]
    [TestCase("transfer_amount", "200000", "PARAM_ERROR")]
    [TestCase("transfer_scene_id", "\"9999\"", "INVALID_REQUEST")]
    [TestCase("user_recv_perception", "\"工资\"", "INVALID_REQUEST")]
    [TestCase("transfer_scene_report_infos", "[{\"info_type\":\"x\",\"info_content\":\"y\"}]", "PARAM_ERROR")]
    [TestCase("openid", "\"nobody\"", "PARAM_ERROR")]
    [TestCase("appid", "\"wx0000000000000000\"", "APPID_MCHID_NOT_MATCH")]
    public async Task A_transfer_that_breaks_a_rule_is_refused(string field, string value, string code)
    {
        var body = JsonSerializer.SerializeToNode(backend.TransferOf("T0001", farmer))!.AsObject();
        body[field] = JsonNode.Parse(value);

        var reply = await backend.Pay("POST", Scenes.TransferPath, body);

        Assert.That(reply.Code, Is.EqualTo(code), reply.Text);
    }

    [Test]
    public async Task Short_of_money_the_same_number_works_after_a_top_up()
    {
        await using var poor = await Backend.Start();
        var payee = await poor.OpenId("farmer-1");

        var short1 = await poor.Transfer("T0001", payee);
        await poor.Control("POST", "accounts/topup", new { account = "OPERATION", fen = 5_000 });
        var enough = await poor.Transfer("T0001", payee);

        Assert.That((short1.Status, short1.Code), Is.EqualTo((403, "NOT_ENOUGH")));
        Assert.That(enough.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Two_equal_transfers_are_a_double_payment()
    {
        await backend.Transfer("T0001", farmer);
        await backend.Transfer("T0002", farmer);

        Assert.That(await backend.Violations(), Is.EqualTo(new[] { "DOUBLE_PAYMENT" }));
    }

    [Test]
    public async Task The_same_number_with_other_parameters_is_refused()
    {
        await backend.Transfer("T0001", farmer);

        var same = await backend.Transfer("T0001", farmer);
        var other = await backend.Transfer("T0001", farmer, 5_001);

        Assert.That(same.Status, Is.EqualTo(200));
        Assert.That(other.Code, Is.EqualTo("INVALID_REQUEST"));
        Assert.That(await backend.Violations(), Is.Empty);
    }

    [Test]
    public async Task A_wrong_name_fails_and_a_plaintext_name_is_a_violation()
    {
        await backend.Control("POST", "users/farmer-1/profile", new { realName = "张三" });
        var body = JsonSerializer.SerializeToNode(backend.TransferOf("T0001", farmer, 200_000))!.AsObject();
        body["user_name"] = "李四";

        var plain = await backend.Pay("POST", Scenes.TransferPath, body, NameKey);
        body["user_name"] = Encrypt("李四");
        var sealedName = await backend.Pay("POST", Scenes.TransferPath, body, NameKey);
        await backend.Control("POST", "user/confirm-transfer", new { outBillNo = "T0001", @as = "farmer-1" });
        await backend.Inbox.Wait(m => m.Text["fail_reason"]?.ToString() == "NAME_NOT_CORRECT");

        Assert.That(plain.Code, Is.EqualTo("PARAM_ERROR"));
        Assert.That(sealedName.Status, Is.EqualTo(200), sealedName.Text);
        Assert.That(await backend.Violations(), Is.EqualTo(new[] { "PLAINTEXT_NAME" }));
    }

    private void NameKey(HttpRequestMessage request) =>
        request.Headers.Add("Wechatpay-Serial", backend.Keys.PlatformCertificateSerial);

    private string Encrypt(string name)
    {
        using var certificate = X509Certificate2.CreateFromPem(backend.Keys.PlatformCertificatePem);
        using var rsa = certificate.GetRSAPublicKey()!;
        return Convert.ToBase64String(rsa.Encrypt(Encoding.UTF8.GetBytes(name), RSAEncryptionPadding.OaepSHA1));
    }
}
