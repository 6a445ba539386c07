using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.Sandbox.Tests;

/// <summary>Bills come out of the ledger and agree with it.</summary>
public sealed class BillTests
{
    private Backend backend = null!;

    [SetUp]
    public async Task Start() => backend = await Backend.Start();

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [Test]
    public async Task Before_ten_the_bill_is_being_made_and_an_empty_day_has_none()
    {
        await backend.Paid("ORDER0001");

        var today = await Offer("tradebill?bill_date=2026-05-20");
        await backend.Advance(86_400);
        var nine = await Offer("tradebill?bill_date=2026-05-20");
        await backend.Advance(3_600);
        var ten = await Offer("tradebill?bill_date=2026-05-20");
        var empty = await Offer("tradebill?bill_date=2026-05-19");

        Assert.That(today.Code, Is.EqualTo("INVALID_REQUEST"));
        Assert.That(nine.Code, Is.EqualTo("STATEMENT_CREATING"));
        Assert.That(ten.Status, Is.EqualTo(200));
        Assert.That(empty.Code, Is.EqualTo("NO_STATEMENT_EXIST"));
    }

    [Test]
    public async Task The_trade_bill_lists_payments_and_refunds_in_the_documented_form()
    {
        await backend.Paid("ORDER0001");
        await backend.Refund("ORDER0001", "R1", 3_000);
        await backend.Advance(25 * 3_600);

        var lines = Lines(await Download("tradebill?bill_date=2026-05-20"));

        Assert.That(lines[0].Split(','), Has.Length.EqualTo(27));
        Assert.That(lines, Has.Length.EqualTo(5));
        var pay = Fields(lines[1]);
        var refund = Fields(lines[2]);
        Assert.That(pay, Has.Length.EqualTo(27));
        string[] summary = ["2", "100.00", "30.00", "0.00", "0.42000", "100.00", "30.00"];
        Assert.That((pay[9], pay[12], pay[22], pay[23]), Is.EqualTo(("SUCCESS", "100.00", "0.60000", "0.60%")));
        Assert.That(pay[20], Is.EqualTo("五常大米 5kg, 新米`"));
        Assert.That(
            (refund[9], refund[16], refund[19], refund[22]),
            Is.EqualTo(("REFUND", "30.00", "SUCCESS", "-0.18000")));
        Assert.That(Fields(lines[4]), Is.EqualTo(summary));
    }

    [Test]
    public async Task The_fund_bill_is_a_chain_of_balances_that_ends_where_the_account_stands()
    {
        await backend.Paid("ORDER0001");
        await backend.Paid("ORDER0002", fen: 333);
        await backend.Refund("ORDER0001", "R1", 3_333);
        await backend.Advance(3_600 * 24);
        await backend.Refund("ORDER0001", "R2", 6_667);
        await backend.Advance(3_600 * 25);

        var first = Rows(await Download("fundflowbill?bill_date=2026-05-20"));
        var second = Rows(await Download("fundflowbill?bill_date=2026-05-21"));
        var accounts = await backend.Control("GET", "accounts");

        var balance = 0m;
        foreach (var row in first.Concat(second))
        {
            balance += (row[5] == "收入" ? 1 : -1) * decimal.Parse(row[6]);
            Assert.That(decimal.Parse(row[7]), Is.EqualTo(balance));
        }

        Assert.That(balance * 100, Is.EqualTo(accounts["basic"]!["balanceFen"]!.GetValue<long>()));
        Assert.That(
            first.Select(row => row[4]),
            Is.EqualTo(new[] { "交易", "扣除交易手续费", "交易", "扣除交易手续费", "退款", "退还交易手续费" }));
        Assert.That(balance, Is.EqualTo(3.33m - 0.02m), "a full refund returns the whole fee");
    }

    [Test]
    public async Task The_operation_bill_shows_top_ups_and_finished_transfers()
    {
        var farmer = await backend.Farmer(100_000);
        await backend.Transfer("T0001", farmer);
        await backend.Control("POST", "user/confirm-transfer", new { outBillNo = "T0001", @as = "farmer-1" });
        await backend.Advance(25 * 3_600);

        var rows = Rows(await Download("fundflowbill?bill_date=2026-05-20&account_type=OPERATION"));
        var fees = await Offer("fundflowbill?bill_date=2026-05-20&account_type=FEES");

        Assert.That(rows.Select(r => (r[4], r[5], r[6], r[7])), Is.EqualTo(new[]
        {
            ("充值", "收入", "1000.00", "1000.00"),
            ("转账", "支出", "50.00", "950.00"),
        }));
        Assert.That(rows[1][10], Is.EqualTo("T0001"));
        Assert.That(fees.Code, Is.EqualTo("NO_STATEMENT_EXIST"));
    }

    [Test]
    public async Task A_payment_its_fee_and_its_refunds_share_one_flow_number_as_on_real_bills()
    {
        await backend.Paid("ORDER0001");
        await backend.Refund("ORDER0001", "R1", 3_000);
        await backend.Advance(120);
        await backend.Refund("ORDER0001", "R2", 3_000);
        await backend.Advance(25 * 3_600);

        var rows = Rows(await Download("fundflowbill?bill_date=2026-05-20"));

        Assert.That(rows, Has.Count.EqualTo(6));
        Assert.That(rows.Select(row => row[2]), Is.All.EqualTo(rows[0][1]), "the payment's transaction id");
        Assert.That(rows.Select(row => row[1]).Distinct().Count(), Is.EqualTo(3));
        Assert.That(rows[2][9], Is.EqualTo("退款总金额30.00元;含手续费0.18元"));
        Assert.That(rows[2][8], Does.EndWith("API"));
    }

    [Test]
    public async Task Money_goes_to_the_bank_and_comes_back_and_the_bill_tells_both()
    {
        _ = await backend.Control("POST", "accounts/topup", new { account = "BASIC", fen = 10_000 });
        var gone = await backend.Control("POST", "accounts/withdraw", new { fen = 4_000 });
        var tooMuch = await backend.Control("POST", "accounts/withdraw", new { fen = 7_000 });
        var number = gone["number"]!.GetValue<string>();
        _ = await backend.Control("POST", $"withdrawals/{number}/bounce");
        var twice = await backend.Control("POST", $"withdrawals/{number}/bounce");
        _ = await backend.Control("POST", "accounts/withdraw-daily", new { on = true });
        await backend.Advance(50 * 3_600);

        var first = Rows(await Download("fundflowbill?bill_date=2026-05-20"));
        var second = Rows(await Download("fundflowbill?bill_date=2026-05-21"));

        Assert.That(first.Select(row => (row[4], row[5], row[6], row[7])), Is.EqualTo(new[]
        {
            ("充值", "收入", "100.00", "100.00"), ("提现", "支出", "40.00", "60.00"),
            ("提现退票", "收入", "40.00", "100.00"),
        }));
        Assert.That(second.Select(row => (row[4], row[6], row[7])), Is.EqualTo(new[] { ("提现", "100.00", "0.00") }));
        Assert.That(tooMuch["error"]!.GetValue<string>(), Is.EqualTo("not_enough"));
        Assert.That(twice["error"]!.GetValue<string>(), Is.EqualTo("withdrawal_unknown_or_back"));
    }

    [Test]
    public async Task Gzip_packs_the_same_file_and_a_link_dies_after_five_minutes()
    {
        await backend.Paid("ORDER0001");
        await backend.Advance(25 * 3_600);
        var plain = await Download("tradebill?bill_date=2026-05-20");
        var offer = await Offer("tradebill?bill_date=2026-05-20&tar_type=GZIP");
        var link = new Uri(offer.Json["download_url"]!.GetValue<string>()).PathAndQuery;

        var packed = await backend.Pay("GET", link);
        await backend.Advance(300);
        var late = await backend.Pay("GET", link);

        await using var gzip = new GZipStream(new MemoryStream(packed.Body), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await gzip.CopyToAsync(unpacked);
        Assert.That(unpacked.ToArray(), Is.EqualTo(plain));
        Assert.That(packed.Headers.ContainsKey("Wechatpay-Signature"), Is.False);
        Assert.That(late.Status, Is.EqualTo(400));
    }

    [TestCase("B1", "STATEMENT_CREATING")]
    [TestCase("B2", "NO_STATEMENT_EXIST")]
    public async Task B1_and_B2_hide_a_bill_once(string fault, string code)
    {
        await backend.Paid("ORDER0001");
        await backend.Advance(25 * 3_600);
        await backend.Fault(fault, new { endpoint = "tradebill" });

        var first = await Offer("tradebill?bill_date=2026-05-20");
        var second = await Offer("tradebill?bill_date=2026-05-20");

        Assert.That((first.Code, second.Status), Is.EqualTo((code, 200)));
    }

    [TestCase("missing", new[] { "ORDER0001" }, "100.00")]
    [TestCase("extra", new[] { "ORDER0001", "ORDER0002", "STRANGE1" }, "100.00")]
    [TestCase("amount", new[] { "ORDER0001", "ORDER0002" }, "100.00")]
    public async Task B8_plants_a_lie_that_stays(string kind, string[] numbers, string firstAmount)
    {
        await backend.Paid("ORDER0001");
        await backend.Paid("ORDER0002");
        await backend.Fault(
            "B8", null, new { date = "2026-05-20", kind, number = kind == "extra" ? "STRANGE1" : "ORDER0002" });
        await backend.Advance(25 * 3_600);

        var once = Rows(await Download("tradebill?bill_date=2026-05-20"));
        var twice = Rows(await Download("tradebill?bill_date=2026-05-20"));

        Assert.That(once.Select(r => r[6]), Is.EquivalentTo(numbers));
        Assert.That(once[0][12], Is.EqualTo(firstAmount));
        Assert.That(once.Any(r => r[12] == "100.01"), Is.EqualTo(kind == "amount"));
        Assert.That(twice.Select(r => r[6]), Is.EqualTo(once.Select(r => r[6])));
    }

    [Test]
    public async Task B3_and_B9_break_the_file()
    {
        await backend.Paid("ORDER0001");
        await backend.Advance(25 * 3_600);
        await backend.Fault("B3");
        await backend.Fault("B9");

        var offer = await Offer("tradebill?bill_date=2026-05-20");
        var whole = await Download("tradebill?bill_date=2026-05-20", checkHash: false);
        var again = await Download("tradebill?bill_date=2026-05-20");

        var hash = offer.Json["hash_value"]!.GetValue<string>();
        Assert.That(hash, Is.EqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
        Assert.That(whole, Has.Length.LessThan(again.Length));
    }

    private static string[] Lines(byte[] bill)
    {
        Assert.That(bill[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));
        var text = Encoding.UTF8.GetString(bill.AsSpan(3));
        Assert.That(text, Does.EndWith("\r\n"));
        return text[..^2].Split("\r\n");
    }

    private static List<string[]> Rows(byte[] bill) => [.. Lines(bill)[1..^2].Select(Fields)];

    private static string[] Fields(string line) => line[1..].Split(",`");

    private Task<Reply> Offer(string query) => backend.Pay("GET", $"/v3/bill/{query}");

    private async Task<byte[]> Download(string query, bool checkHash = true)
    {
        var offer = await Offer(query);
        Assert.That(offer.Status, Is.EqualTo(200), offer.Text);
        var file = await backend.Pay("GET", new Uri(offer.Json["download_url"]!.GetValue<string>()).PathAndQuery);
#pragma warning disable CA5350 // SHA-1 is the bill's documented hash.
        var hash = Convert.ToHexStringLower(SHA1.HashData(file.Body));
#pragma warning restore CA5350
        if (checkHash)
            Assert.That(hash, Is.EqualTo(offer.Json["hash_value"]!.GetValue<string>()));
        return file.Body;
    }
}
