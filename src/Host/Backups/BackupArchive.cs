using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace VillageCloud.Host.Backups;

/// <summary>One file that holds an installation: a zip of the database and a manifest. Any tool opens it; what it holds
/// is as private as the database.</summary>
internal static class BackupArchive
{
    private const string Database = "database";
    private const string Manifest = "manifest.json";
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Under its name only when it is whole and was read once: whoever finds a backup can rely on it.
    /// </summary>
    /// <param name="dump">Writes the database.</param>
    /// <param name="describe">The manifest, by the hash of what was written.</param>
    public static async Task Write(
        string file, Func<Stream, Task> dump, Func<string, BackupManifest> describe, CancellationToken ct)
    {
        var part = $"{file}.part";
        try
        {
            await using (var target = new FileStream(part, Private()))
            {
                using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
                {
                    var sha256 = await Pack(zip, dump, ct);
                    await using var words = zip.CreateEntry(Manifest).Open();
                    await JsonSerializer.SerializeAsync(words, describe(sha256), JsonSerializerOptions.Web, ct);
                }

                target.Flush(flushToDisk: true);
            }

            _ = await Check(part, ct);
            File.Move(part, file, overwrite: false);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Reads all of it, and lets nothing pass that isn't as it was written.</summary>
    /// <exception cref="BackupException">It is no backup, or not whole.</exception>
    public static Task<BackupManifest> Check(string file, CancellationToken ct) =>
        Read(file, source => source.CopyToAsync(Stream.Null, ct), ct);

    /// <param name="take">Reads the database to its end.</param>
    public static async Task<BackupManifest> Read(
        string file, Func<Stream, Task> take, CancellationToken ct)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var manifest = await Describe(zip, ct);
            using var sha = SHA256.Create();
            await using (var source = (zip.GetEntry(Database) ?? throw BackupException.NoBackup(file)).Open())
            {
                await using var hashed = new CryptoStream(source, sha, CryptoStreamMode.Read);
                await take(hashed);
            }

            return Hex(sha) == manifest.Sha256 ? manifest : throw BackupException.Damaged(file);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw BackupException.NotThere(file);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw BackupException.Damaged(file);
        }
    }

    private static async Task<string> Pack(ZipArchive zip, Func<Stream, Task> dump, CancellationToken ct)
    {
        using var sha = SHA256.Create();
        await using var target = zip.CreateEntry(Database, CompressionLevel.Fastest).Open();
        await using var hashed = new CryptoStream(target, sha, CryptoStreamMode.Write);
        await dump(hashed);
        await hashed.FlushFinalBlockAsync(ct);
        return Hex(sha);
    }

    private static async Task<BackupManifest> Describe(ZipArchive zip, CancellationToken ct)
    {
        var entry = zip.GetEntry(Manifest) ?? throw new InvalidDataException();
        await using var words = entry.Open();
        try
        {
            return await JsonSerializer.DeserializeAsync<BackupManifest>(words, JsonSerializerOptions.Web, ct)
                is { Format: BackupManifest.CurrentFormat } manifest ? manifest : throw new InvalidDataException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException();
        }
    }

    private static string Hex(SHA256 sha) => Convert.ToHexStringLower(sha.Hash!);

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnFile;
        return options;
    }
}
