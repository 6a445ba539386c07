using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Pictures;

/// <summary>Pictures as files below one folder: <c>village/ab/abcd…-large.webp</c>. A file is written beside its place
/// and moved there, so that whoever reads sees all of it or none.</summary>
public sealed class FolderMediaStore(string folder) : IMediaStore
{
    private const int FirstLetters = 2;

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };

    public async Task<Outcome> Put(string village, ProcessedPicture picture, CancellationToken ct)
    {
        var written = new List<(string Beside, string Place)>();
        try
        {
            _ = Directory.CreateDirectory(FolderOf(village, picture.Facts.Key));
            foreach (var (size, content) in picture.Sizes)
            {
                var place = PathOf(village, picture.Facts.Key, size);
                var beside = $"{place}.{Guid.NewGuid():N}";
                written.Add((beside, place));
                await File.WriteAllBytesAsync(beside, content, ct);
            }

            foreach (var (beside, place) in written) File.Move(beside, place, overwrite: true);
            return Outcome.Done;
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return new PictureNotStored();
        }
        finally
        {
            foreach (var (beside, _) in written) File.Delete(beside);
        }
    }

    public async Task<byte[]?> Find(string village, string key, PictureSize size, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(village, key, size), ct);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task<IReadOnlyList<string>> WrittenBefore(string village, DateTimeOffset then, CancellationToken ct)
    {
        var all = new DirectoryInfo(Path.Combine(folder, village));
        IReadOnlyList<string> keys = !all.Exists
            ? []
            : [.. all.EnumerateFiles("*", Everywhere)
                .Where(file => IsOlder(file, then) && file.Name.Length > PictureKey.Length)
                .Select(file => file.Name[..PictureKey.Length]).Where(PictureKey.IsOne)
                .Distinct(StringComparer.Ordinal)];
        return Task.FromResult(keys);
    }

    public Task Remove(string village, string key, DateTimeOffset then, CancellationToken ct)
    {
        var place = new DirectoryInfo(FolderOf(village, key));
        if (!place.Exists) return Task.CompletedTask;
        // What a process left beside its place when it was killed goes along.
        foreach (var file in place.EnumerateFiles($"{key}*").Where(file => IsOlder(file, then))) file.Delete();
        return Task.CompletedTask;
    }

    public Task RemoveAll(string village, CancellationToken ct)
    {
        Invariant.Holds(
            village.Length > 0 && village.All(static one => char.IsAsciiLetterOrDigit(one) || one == '-'),
            "a folder is that of a slug and no other");
        var all = new DirectoryInfo(Path.Combine(folder, village));
        if (all.Exists) all.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static bool IsOlder(FileInfo file, DateTimeOffset then) => file.LastWriteTimeUtc < then.UtcDateTime;

    private string PathOf(string village, string key, PictureSize size) =>
        Path.Combine(FolderOf(village, key), $"{key}-{size.ToString().ToLowerInvariant()}.webp");

    private string FolderOf(string village, string key)
    {
        Invariant.Holds(PictureKey.IsOne(key), "a path is made of a key and of nothing that somebody wrote");
        return Path.Combine(folder, village, key[..FirstLetters]);
    }
}
