using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Audit;

/// <summary>A zip as it is filled: text files, and last of all the checksum of each, as <c>sha256sum -c</c> reads it.
/// </summary>
internal sealed class PackFile(DateTimeOffset now) : IDisposable
{
    public const string Sums = "校验.sha256";

    private readonly MemoryStream content = new();
    private readonly StringBuilder sums = new();
    private ZipArchive? archive;

    public static string MonthOf(DateOnly firstDay) => firstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public void Table(string name, IEnumerable<object?> heading, IEnumerable<IEnumerable<object?>> rows)
    {
        // The mark in front tells a spreadsheet that the letters are UTF-8.
        var text = new StringBuilder().Append('\uFEFF').Append(CsvText.Line(heading));
        foreach (var row in rows) text.Append(CsvText.Line(row));
        Text(name, text.ToString());
    }

    public void Text(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        sums.Append(Convert.ToHexStringLower(SHA256.HashData(bytes))).Append("  ").Append(name).Append('\n');
        Write(name, bytes);
    }

    public byte[] Close()
    {
        Write(Sums, Encoding.UTF8.GetBytes(sums.ToString()));
        archive!.Dispose();
        archive = null;
        return content.ToArray();
    }

    public void Dispose()
    {
        archive?.Dispose();
        content.Dispose();
    }

    private void Write(string name, byte[] bytes)
    {
        archive ??= new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var entry = archive.CreateEntry(name);
        // A zip knows the time on the wall, and not where the wall is.
        entry.LastWriteTime = now.ToOffset(BeijingTime.Offset);
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
