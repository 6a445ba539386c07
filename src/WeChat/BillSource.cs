using System.IO.Compression;
using System.Security.Cryptography;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Bills;
using VillageCloud.WeChat.Tenpay;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>Daily bills (wechat §4.5). The file itself isn't signed; its hash came in an answer that is.</summary>
internal sealed class BillSource(Uri endpoint, TenpayClient client, TenpayOutcome outcome) : IBillSource
{
    /// <summary>A million rows are about 400 MB; more than that is not a village.</summary>
    private const int LargestFile = 512 * 1024 * 1024;

    public async Task<GatewayResult<BillDownload>> Download(BillKind kind, DateOnly day, CancellationToken ct)
    {
        var operation = $"bill {kind}";
        var ticket = await outcome.Of(operation, () => Ask(kind, day, ct), static answer => answer);
        return ticket switch
        {
            GatewayResult<BillResponse>.Ok ok => await Fetch(operation, kind, day, ok.Value, ct),
            GatewayResult<BillResponse>.Rejected no => new GatewayResult<BillDownload>.Rejected(no.Code, no.Message),
            GatewayResult<BillResponse>.Unknown open => new GatewayResult<BillDownload>.Unknown(open.Reason),
            _ => throw new InvalidOperationException("An outcome has three values."),
        };
    }

    public TradeBill ParseTradeBill(ReadOnlyMemory<byte> content) => TradeBillReader.Read(content);

    public FundBill ParseFundBill(ReadOnlyMemory<byte> content) => FundBillReader.Read(content);

    private Task<TenpayResponse<BillResponse>> Ask(BillKind kind, DateOnly day, CancellationToken ct) => kind switch
    {
        BillKind.Trade => client.ExecuteGetBillTradeBillAsync(day, ct),
        BillKind.FundBasic => client.ExecuteGetBillFundflowBillAsync(day, "BASIC", ct),
        BillKind.FundOperation => client.ExecuteGetBillFundflowBillAsync(day, "OPERATION", ct),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<GatewayResult<BillDownload>> Fetch(
        string operation, BillKind kind, DateOnly day, BillResponse ticket, CancellationToken ct)
    {
        try
        {
            if (ticket.HashType != "SHA1") throw new WireFailureException("a hash type that we don't know");
            var expected = ticket.HashValue.Required("hash_value");
            var answer = await client.ExecuteDownloadBillFileAsync(Trusted(ticket.DownloadUrl), ct);
            if (answer.Status != 200) throw new WireFailureException($"bill file: HTTP {answer.Status}");
            var content = await Inflate(answer.Body, ct);
#pragma warning disable CA5350 // SHA-1 is WeChat's choice (wechat §4.5).
            var hash = Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350
            if (!hash.Equals(expected, StringComparison.OrdinalIgnoreCase))
                throw new WireFailureException("the bill file doesn't have the announced hash");
            return new GatewayResult<BillDownload>.Ok(new BillDownload(kind, day, content, hash));
        }
        catch (WireFailureException failure)
        {
            return outcome.Unknown<BillDownload>(operation, failure.Message);
        }
    }

    /// <summary>Our signed Authorization goes to WeChat Pay and nowhere else.</summary>
    private Uri Trusted(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == endpoint.Scheme
        && (uri.Authority == endpoint.Authority || uri.Host is "api.mch.weixin.qq.com" or "api2.mch.weixin.qq.com")
            ? uri
            : throw new WireFailureException("download_url points elsewhere");

    /// <summary>We ask for gzip; a file that isn't is taken as it is.</summary>
    private static async Task<byte[]> Inflate(byte[] file, CancellationToken ct)
    {
        if (file is not [0x1f, 0x8b, ..]) return file;
        using var plain = new MemoryStream();
        try
        {
            await using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            var buffer = new byte[81920];
            int read;
            while ((read = await gzip.ReadAsync(buffer, ct)) > 0)
            {
                if (plain.Length + read > LargestFile) throw new WireFailureException("the bill file is too large");
                plain.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw new WireFailureException("the bill file is not gzip");
        }

        return plain.ToArray();
    }
}
