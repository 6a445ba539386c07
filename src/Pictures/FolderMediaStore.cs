using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Pictures;

/// <summary>Pictures as files below one folder. A file is written beside its place and moved there, so that whoever
/// reads sees all of it or none.</summary>
public sealed class FolderMediaStore(string folder) : IMediaStore
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };

    public async Task<Outcome> Put(
        string village, PictureAudience audience, ProcessedPicture picture, CancellationToken ct)
    {
        var place = new PicturePlace(village, audience, picture.Facts.Key);
        var written = new List<(string Beside, string Place)>();
        try
        {
            _ = Directory.CreateDirectory(FolderOf(place));
            foreach (var (size, content) in picture.Sizes)
            {
                var file = PathOf(PicturePath.Of(place, size));
                var beside = $"{file}.{Guid.NewGuid():N}";
                written.Add((beside, file));
                await File.WriteAllBytesAsync(beside, content, ct);
            }

            foreach (var (beside, file) in written) File.Move(beside, file, overwrite: true);
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

    public async Task<Outcome<byte[]>> Find(PicturePlace place, PictureSize size, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(PicturePath.Of(place, size)), ct);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return new PictureNotFound();
        }
    }

    public Task<Outcome<PicturePlace[]>> WrittenBefore(string village, DateTimeOffset then, CancellationToken ct)
    {
        var all = new DirectoryInfo(PathOf(PicturePath.Of(village)));
        PicturePlace[] places = !all.Exists
            ? []
            : [.. all.EnumerateFiles("*", Everywhere).Where(file => IsOlder(file, then))
                .Select(file => PicturePath.Read(NameOf(file))).OfType<PicturePlace>().Distinct()];
        return Task.FromResult<Outcome<PicturePlace[]>>(places);
    }

    public Task<Outcome> TakeAway(PicturePlace place, DateTimeOffset then, CancellationToken ct)
    {
        var around = new DirectoryInfo(FolderOf(place));
        if (!around.Exists) return Task.FromResult(Outcome.Done);
        // What a process left beside its place when it was killed goes along.
        foreach (var file in around.EnumerateFiles($"{place.Key}*").Where(file => IsOlder(file, then))) file.Delete();
        return Task.FromResult(Outcome.Done);
    }

    public Task<Outcome> TakeAllAway(string village, CancellationToken ct)
    {
        var all = new DirectoryInfo(PathOf(PicturePath.Of(village)));
        if (all.Exists) all.Delete(recursive: true);
        return Task.FromResult(Outcome.Done);
    }

    public async Task<Outcome> Try(CancellationToken ct)
    {
        try
        {
            _ = Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, $"{Guid.NewGuid():N}.try");
            await File.WriteAllTextAsync(file, "", ct);
            File.Delete(file);
            return Outcome.Done;
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return new PictureNotStored();
        }
    }

    private static bool IsOlder(FileInfo file, DateTimeOffset then) => file.LastWriteTimeUtc < then.UtcDateTime;

    private string NameOf(FileInfo file) =>
        Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');

    private string FolderOf(PicturePlace place) => Path.GetDirectoryName(PathOf(PicturePath.Of(place)))!;

    private string PathOf(string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
}
