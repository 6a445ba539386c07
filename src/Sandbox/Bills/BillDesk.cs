using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Pay;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Bills;

/// <summary>Answers bill requests with a link that lives five minutes, and serves the file behind it.</summary>
internal sealed class BillDesk(World world)
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(5);
    private static readonly TimeOnly Ready = new(10, 0);
    private readonly Dictionary<string, Download> downloads = [];
    private readonly BillFaults faults = new(world.Faults);
    private readonly TradeBill trade = new(world);
    private readonly FundBill fund = new(world);

    public Answer Trade(Call call)
    {
        var type = call.Query.GetValueOrDefault("bill_type", "ALL");
        if (type is not ("ALL" or "SUCCESS" or "REFUND"))
            return PayError.Parameter("bill_type", "must be ALL, SUCCESS or REFUND");
        return Offer(call, "tradebill", day => trade.Write(day, type, faults.LiesOf(day)));
    }

    public Answer Fund(Call call)
    {
        var account = call.Query.GetValueOrDefault("account_type", "BASIC");
        if (account is not ("BASIC" or "OPERATION" or "FEES"))
            return PayError.Parameter("account_type", "must be BASIC, OPERATION or FEES");
        return Offer(call, "fundflowbill", day => fund.Write(day, account, faults));
    }

    public Answer File(Call call)
    {
        if (!downloads.TryGetValue(call.Query.GetValueOrDefault("token", ""), out var download)
            || download.ExpiresAt <= world.Now)
        {
            return PayError.Invalid("下载链接不存在或已过期");
        }

        var bytes = faults.Truncated() ? download.Content[..(download.Content.Length / 2)] : download.Content;
        return new Answer(200, bytes, "text/plain; charset=utf-8") { Signed = false };
    }

    private Answer Offer(Call call, string endpoint, Func<DateOnly, byte[]?> write)
    {
        var text = call.Query.GetValueOrDefault("bill_date", "");
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return PayError.Parameter("bill_date", "must be yyyy-MM-dd");
        var packing = call.Query.GetValueOrDefault("tar_type");
        if (packing is not (null or "GZIP"))
            return PayError.Parameter("tar_type", "must be GZIP when present");
        var today = Beijing.DayOf(world.Now);
        if (day >= today || day < today.AddMonths(-3))
            return PayError.Invalid("账单日期不合法");
        if (world.Now < Beijing.At(day.AddDays(1), Ready))
            return PayError.Of(400, "STATEMENT_CREATING", "账单生成中");
        if (faults.Absence(endpoint, day) is { } absence)
            return PayError.Of(400, absence, "账单文件不存在或生成中");
        if (write(day) is not { } written)
            return PayError.Of(400, "NO_STATEMENT_EXIST", "账单文件不存在");
        var content = faults.Spoilt(endpoint, day, written);
        var hash = faults.WrongHash(endpoint, day) ? HashOf([]) : HashOf(content);
        return Answer.Ok(new JsonObject
        {
            ["hash_type"] = "SHA1",
            ["hash_value"] = hash,
            ["download_url"] = Link(packing == "GZIP" ? Zip(content) : content),
        });
    }

    private string Link(byte[] content)
    {
        foreach (var stale in downloads.Where(known => known.Value.ExpiresAt <= world.Now).ToList())
            downloads.Remove(stale.Key);
        var token = world.Dice.Letters(40);
        downloads[token] = new Download(content, world.Now + LinkLife);
        return new Uri(world.PayBase!, $"/v3/billdownload/file?token={token}").ToString();
    }

    private static string HashOf(byte[] content)
    {
#pragma warning disable CA5350 // SHA-1 is the bill's documented hash.
        return Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350
    }

    private static byte[] Zip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    private sealed record Download(byte[] Content, DateTimeOffset ExpiresAt);
}
