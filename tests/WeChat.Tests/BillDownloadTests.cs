using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class BillDownloadTests
{
    private const string Url = "https://api.mch.weixin.qq.com/v3/billdownload/file?token=xx%2Fyy&tartype=gzip";

    private static readonly byte[] File = Encoding.UTF8.GetBytes("\uFEFF交易时间\r\n总\r\n`0\r\n");
    private static readonly DateOnly Day = new(2026, 5, 19);

    [TestCase(BillKind.Trade, "/v3/bill/tradebill?bill_date=2026-05-19&tar_type=GZIP&bill_type=ALL", true)]
    [TestCase(BillKind.FundBasic, "/v3/bill/fundflowbill?bill_date=2026-05-19&tar_type=GZIP&account_type=BASIC", true)]
    [TestCase(
        BillKind.FundOperation, "/v3/bill/fundflowbill?bill_date=2026-05-19&tar_type=GZIP&account_type=OPERATION",
        false)]
    public async Task A_bill_is_downloaded_unpacked_and_compared_with_its_hash(
        BillKind kind, string path, bool isZipped)
    {
        using var account = WithFile(isZipped ? Zipped(File) : File);

        var bill = (await account.Account.Bills.Download(kind, Day, CancellationToken.None)).Value();

        Assert.That(bill.Content.ToArray(), Is.EqualTo(File));
        Assert.That(bill.Sha1, Is.EqualTo(Sha1(File)));
        Assert.That(account.WeChat.Sent[0].PathAndQuery, Is.EqualTo(path));
        Assert.That(account.WeChat.Sent[1].Uri.AbsoluteUri, Is.EqualTo(Url));
        Assert.That(account.WeChat.Sent[1].Headers.Authorization, Is.Not.Null);
    }

    [Test]
    public async Task A_file_with_another_hash_is_unknown()
    {
        using var account = WithFile(Zipped([.. File, (byte)' ']));

        var result = await account.Account.Bills.Download(BillKind.Trade, Day, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("hash"));
    }

    [Test]
    public async Task A_file_cut_off_is_unknown()
    {
        using var account = WithFile(Zipped(File)[..^9]);

        var result = await account.Account.Bills.Download(BillKind.Trade, Day, CancellationToken.None);

        Assert.That(result, Is.TypeOf<GatewayResult<BillDownload>.Unknown>());
    }

    [TestCase("https://evil.example/v3/billdownload/file?token=x")]
    [TestCase("http://api.mch.weixin.qq.com/v3/billdownload/file?token=x")]
    [TestCase("file:///etc/passwd")]
    [TestCase("")]
    public async Task Our_signature_goes_nowhere_but_to_WeChat(string url)
    {
        using var account = WithFile(File, url);

        var result = await account.Account.Bills.Download(BillKind.Trade, Day, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("elsewhere"));
        Assert.That(account.WeChat.Sent, Has.Count.EqualTo(1));
    }

    [TestCase("NO_STATEMENT_EXIST")]
    [TestCase("STATEMENT_CREATING")]
    public async Task A_day_without_a_bill_is_rejected_with_its_code(string code)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(400, $$"""{"code":"{{code}}","message":"无"}""");

        var result = await account.Account.Bills.Download(BillKind.Trade, Day, CancellationToken.None);

        Assert.That(result.Code(), Is.EqualTo(code));
    }

    [TestCase(403)]
    [TestCase(500)]
    public async Task A_refused_file_is_unknown_for_it_is_not_signed(int status)
    {
        using var account = WithFile(File, status: status);

        var result = await account.Account.Bills.Download(BillKind.Trade, Day, CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain($"HTTP {status}"));
    }

    private static TestAccount WithFile(byte[] file, string url = Url, int status = 200)
    {
        var account = new TestAccount();
        var announced = Sha1(File).ToUpperInvariant();
        account.WeChat.Always(request => request.PathAndQuery.StartsWith("/v3/billdownload", StringComparison.Ordinal)
            ? FakeWeChat.With(status, file, new NoticeHeaders(null, null, null, null))
            : account.WeChat.Signed(
                200, $$"""{"hash_type":"SHA1","hash_value":"{{announced}}","download_url":"{{url}}"}"""));
        return account;
    }

    private static byte[] Zipped(byte[] plain)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
            gzip.Write(plain);
        return zipped.ToArray();
    }

    private static string Sha1(byte[] content)
    {
#pragma warning disable CA5350 // SHA-1 is WeChat's choice.
        return Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350
    }
}
