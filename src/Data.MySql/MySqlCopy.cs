using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MySqlConnector;
using VillageCloud.Data.Backups;

namespace VillageCloud.Data.MySql;

/// <summary>By the server's own tools: one snapshot as SQL, and the same SQL read again.</summary>
internal sealed class MySqlCopy(string connectionString) : IDatabaseCopy
{
    private static readonly string[] Dumping = ["mariadb-dump", "mysqldump"];
    private static readonly string[] Reading = ["mariadb", "mysql"];

    private const string ListOfMigrations = "LOCK TABLES `__EFMigrationsHistory` WRITE;";

    private readonly MySqlConnectionStringBuilder server = new(connectionString);

    public string Engine => "mysql";

    public async Task WriteTo(Stream target, CancellationToken ct)
    {
        using var options = new OptionsFile(server);
        using var dump = Start(
            Dumping,
            [
                options.Argument, "--single-transaction", "--skip-lock-tables", "--quick", "--hex-blob", "--triggers",
                "--no-tablespaces", "--default-character-set=utf8mb4", server.Database,
            ]);
        dump.StandardInput.Close();
        var complaint = dump.StandardError.ReadToEndAsync(ct);
        await dump.StandardOutput.BaseStream.CopyToAsync(target, ct);
        await Ended(dump, complaint, ct);
    }

    public async Task<bool> IsEmpty(CancellationToken ct)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var tables = new MySqlCommand(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()", connection);
        return Convert.ToInt64(await tables.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) == 0;
    }

    public async Task ReadFrom(Stream source, string mark, CancellationToken ct)
    {
        using var options = new OptionsFile(server);
        using var client = Start(
            Reading, [options.Argument, "--default-character-set=utf8mb4", "--binary-mode", server.Database]);
        var complaint = client.StandardError.ReadToEndAsync(ct);
        var answer = client.StandardOutput.ReadToEndAsync(ct);
        try
        {
            await Feed(source, mark, client.StandardInput.BaseStream, ct);
        }
        catch (IOException)
        {
            // It stopped listening: its own words say why.
        }

        _ = await answer;
        await Ended(client, complaint, ct);
    }

    /// <summary>Triggers name who made them, and only a superuser may make some in another's name.</summary>
    private static async Task Feed(Stream source, string mark, Stream target, CancellationToken ct)
    {
        // Byte for byte: in this encoding each byte is one character, and line breaks within values are written \n.
        using var lines = new StreamReader(source, Encoding.Latin1);
        await using var words = new StreamWriter(target, Encoding.Latin1, bufferSize: 1 << 16) { NewLine = "\n" };
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            await words.WriteLineAsync(line.StartsWith("/*!50003 CREATE*/", StringComparison.Ordinal)
                ? WithoutMaker(line).AsMemory()
                : line.AsMemory(), ct);
            // Before its rows: none of them is ever there without the mark.
            if (line.StartsWith(ListOfMigrations, StringComparison.Ordinal))
                await words.WriteLineAsync(mark.AsMemory(), ct);
        }
    }

    private static string WithoutMaker(string line)
    {
        var from = line.IndexOf("/*!50017 DEFINER=", StringComparison.Ordinal);
        var to = from < 0 ? -1 : line.IndexOf("*/", from, StringComparison.Ordinal);
        return to < 0 ? line : line.Remove(from, to + 2 - from);
    }

    private static Process Start(string[] names, string[] arguments)
    {
        foreach (var name in names)
        {
            try
            {
                return Process.Start(new ProcessStartInfo(name, arguments)
                {
                    RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
                    UseShellExecute = false,
                })!;
            }
            catch (Win32Exception)
            {
                // Not on this machine by that name.
            }
        }

        throw new DatabaseCopyException(
            $"'{names[0]}' is not installed: it comes with the package mariadb-client. 没有安装 mariadb-client，请先安装");
    }

    private static async Task Ended(Process tool, Task<string> complaint, CancellationToken ct)
    {
        await tool.WaitForExitAsync(ct);
        if (tool.ExitCode == 0) return;
        throw new DatabaseCopyException(
            $"{(await complaint).Trim()}. 数据库工具没有做完，请按左边的提示处理后再来一次");
    }

    /// <summary>How to reach the server, where no list of processes shows it.</summary>
    private sealed class OptionsFile : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-copy");

        public OptionsFile(MySqlConnectionStringBuilder server)
        {
            var isSocket = server.Server.StartsWith('/');
            File.WriteAllText(
                Path.Combine(folder.FullName, "client.cnf"),
                $"""
                [client]
                {(isSocket ? "socket" : "host")}={Quoted(server.Server)}
                port={server.Port}
                user={Quoted(server.UserID)}
                password={Quoted(server.Password)}

                """);
        }

        public string Argument => $"--defaults-extra-file={Path.Combine(folder.FullName, "client.cnf")}";

        public void Dispose() => folder.Delete(recursive: true);

        private static string Quoted(string text) =>
            '"' + text.Replace("\\", @"\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
    }
}
