using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VillageCloud.Data;
using VillageCloud.Data.Leaving;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Insights;

namespace VillageCloud.Host.Leaving;

/// <summary>One file that holds a village: a zip of its tables, its pictures, a page that explains them and a manifest.
/// Written row by row, so that a big village takes no more memory than a small one.</summary>
internal sealed class VillageArchive(VillageDb db, IMediaStore pictures)
{
    private const string Manifest = "manifest.json";
    private const string Pictures = "pictures";
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Under its name only when it is whole and was read once.</summary>
    /// <returns>What <see cref="Check"/> says of it.</returns>
    public async Task<ExportProof> Write(string file, string migration, DateTimeOffset takenAt, CancellationToken ct)
    {
        var part = $"{file}.part";
        try
        {
            await using (var target = new FileStream(part, Private()))
            {
                using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
                    await Fill(zip, migration, takenAt, ct);
                target.Flush(flushToDisk: true);
            }

            var proof = await Check(part, ct);
            File.Move(part, file, overwrite: false);
            return proof;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Reads all of it, and lets nothing pass that isn't as it was written.</summary>
    /// <exception cref="LeavingException">It is no export, or not whole.</exception>
    public static async Task<ExportProof> Check(string file, CancellationToken ct)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            await using var source = (zip.GetEntry(Manifest) ?? throw new InvalidDataException()).Open();
            using var bytes = new MemoryStream();
            await source.CopyToAsync(bytes, ct);
            if (JsonSerializer.Deserialize<VillageManifest>(bytes.ToArray(), Readable) is not
                { Format: VillageManifest.CurrentFormat } manifest) throw new InvalidDataException();
            foreach (var one in manifest.Files)
            {
                await using var content = (zip.GetEntry(one.Name) ?? throw new InvalidDataException()).Open();
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)) != one.Sha256)
                    throw new InvalidDataException();
            }

            return new(
                manifest.Village, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())),
                manifest.Files.Where(static one => one.Rows is not null).ToDictionary(
                    static one => Path.GetFileNameWithoutExtension(one.Name), static one => one.Rows!.Value,
                    StringComparer.Ordinal));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw LeavingException.NotThere(file);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or JsonException)
        {
            throw LeavingException.Damaged(file);
        }
    }

    private async Task Fill(ZipArchive zip, string migration, DateTimeOffset takenAt, CancellationToken ct)
    {
        var tables = VillageTables.Exported(db);
        var (files, places, name) = (new List<ArchivedFile>(), new List<PicturePlace>(), "");
        _ = await db.AtOneMoment(
            async () =>
            {
                foreach (var table in tables)
                {
                    files.Add(await Pack(zip, table, Seen, ct));
                    void Seen(object?[] row)
                    {
                        if (table.Name == Pictures) places.Add(PlaceOf(table, row));
                        if (table.Name == "cooperatives") name = (string)row[At(table, "name")]!;
                    }
                }

                return true;
            },
            ct);
        var missing = await PackPictures(zip, places, files, ct);
        var readme = ArchiveReadme.Of(name, db.Tenant.Village, takenAt, tables);
        files.Add(await Pack(zip, "README.txt", Encoding.UTF8.GetBytes(readme), ct));
        var leftOut = TableRoles.OfTheInstallation.Concat(TableRoles.NotExported).Concat(TableRoles.SecretColumns)
            .ToDictionary(StringComparer.Ordinal);
        var manifest = new VillageManifest(
            VillageManifest.CurrentFormat, db.Tenant.Village, name, takenAt, migration, files, leftOut, missing);
        await using var words = zip.CreateEntry(Manifest).Open();
        await JsonSerializer.SerializeAsync(words, manifest, Readable, ct);
    }

    private PicturePlace PlaceOf(VillageTable table, object?[] row) => new(
        db.Tenant.Village, Enum.Parse<PictureAudience>((string)row[At(table, "audience")]!),
        (string)row[At(table, "key")]!);

    private static int At(VillageTable table, string column) =>
        table.Columns.Select(static one => one.Name).ToList().IndexOf(column);

    private async Task<ArchivedFile> Pack(
        ZipArchive zip, VillageTable table, Action<object?[]> seen, CancellationToken ct)
    {
        var (file, rows) = ($"data/{table.Name}.jsonl", 0L);
        using var sha = SHA256.Create();
        using var text = new RowText();
        await using var target = zip.CreateEntry(file, CompressionLevel.Fastest).Open();
        await using var hashed = new CryptoStream(target, sha, CryptoStreamMode.Write);
        await foreach (var row in VillageRows.Read(db, table, ct))
        {
            seen(row);
            await text.Write(hashed, table.Columns, row, ct);
            rows++;
        }

        await hashed.FlushFinalBlockAsync(ct);
        return new(file, Convert.ToHexStringLower(sha.Hash!), rows);
    }

    private static async Task<ArchivedFile> Pack(ZipArchive zip, string name, byte[] content, CancellationToken ct)
    {
        await using var target = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await target.WriteAsync(content, ct);
        return new(name, Convert.ToHexStringLower(SHA256.HashData(content)), Rows: null);
    }

    /// <summary>The largest size of each: the others are made from it.</summary>
    /// <returns>Those whose file isn't there.</returns>
    /// <exception cref="LeavingException">The store is away: that nothing comes from there is no answer.</exception>
    private async Task<IReadOnlyList<string>> PackPictures(
        ZipArchive zip, IEnumerable<PicturePlace> places, List<ArchivedFile> files, CancellationToken ct)
    {
        var missing = new List<string>();
        foreach (var place in places)
        {
            var found = await pictures.Find(place, PictureSize.Large, ct);
            if (found.Refusal is not (null or PictureNotFound)) throw LeavingException.NoPictures(found.Refusal);
            var folder = place.Audience == PictureAudience.Staff ? $"{Pictures}/staff" : Pictures;
            if (found.IsRefused) missing.Add(place.Key);
            else files.Add(await Pack(zip, $"{folder}/{place.Key}.webp", found.Value, ct));
        }

        return missing;
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnFile;
        return options;
    }
}
