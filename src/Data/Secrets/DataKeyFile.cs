using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.Data.Secrets;

/// <summary>The keys of an installation, in a file outside of the database: one a line in Base64. The first encrypts,
/// all of them open.</summary>
public static class DataKeyFile
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes one with one key where there is none, readable for its own user only.</summary>
    public static void Provide(string path)
    {
        if (File.Exists(path)) Close(path);
        else Put(path, [NewKey()], isNew: true);
    }

    /// <summary>Puts a new key before the others. Who runs meanwhile reads the file again by itself.</summary>
    /// <exception cref="DataKeysException">It is no file of keys, or can't be exchanged from here: nothing is changed.
    /// </exception>
    public static void AddKey(string path)
    {
        _ = Read(path);
        try
        {
            Put(path, [NewKey(), .. Lines(path)], isNew: false);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new DataKeysException(
                $"Village:KeyFile: {path} can't be exchanged from here. Where it lies, put a line before the others by "
                + "hand: openssl rand -base64 32. 这里换不了密钥文件，请在它所在的地方手工在最前面加一行");
        }
    }

    internal static IReadOnlyList<DataKey> Read(string path)
    {
        try
        {
            var secrets = Lines(path).Select(Convert.FromBase64String).ToList();
            if (secrets.Count > 0 && secrets.TrueForAll(static secret => secret.Length == DataKey.Bytes))
                return secrets.ConvertAll(static secret => new DataKey(secret));
            throw new FormatException("no key, or one of another length");
        }
        catch (FormatException)
        {
            throw new DataKeysException(
                $"Village:KeyFile: {path} must hold 32 bytes in Base64, a key a line. 密钥文件的写法不对，每行一个密钥");
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            throw new DataKeysException(
                $"Village:KeyFile: {path} can't be read. Put it back from where you keep it apart from the database; "
                + "a new installation makes one with 'openssl rand -base64 32'. 密钥文件读不到，请从单独保管的备份里放回来");
        }
    }

    private static string[] Lines(string path) =>
        [.. File.ReadAllLines(path).Select(static line => line.Trim()).Where(static line => line.Length > 0)];

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(DataKey.Bytes));

    // Written beside and moved into place: whoever reads, or starts at the same moment, sees a whole file or none.
    private static void Put(string path, IReadOnlyList<string> lines, bool isNew)
    {
        var beside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnFile;
        using (var file = new FileStream(beside, options))
        {
            file.Write(Encoding.ASCII.GetBytes(string.Join('\n', lines) + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, path, overwrite: !isNew);
        }
        catch (IOException) when (isNew && File.Exists(path))
        {
            // Another process was quicker, and its key is the one.
        }
        finally
        {
            File.Delete(beside); // Moved, it isn't there any more.
        }
    }

    private static void Close(string path)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnFile) File.SetUnixFileMode(path, OwnFile);
    }
}
