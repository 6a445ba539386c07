using System.Diagnostics;
using System.Text;

namespace VillageCloud.Architecture.Tests.Source;

/// <summary>The repository's own text files: what git tracks or would track, or, outside a clone, all that a build
/// did not make.</summary>
public static class SourceTree
{
    private static readonly HashSet<string> MadeByTools = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", ".sandbox", "bin", "obj", "artifacts", "node_modules", "var", "TestResults",
    };

    private static readonly Lazy<IReadOnlyList<SourceFile>> Once = new(Read);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files => Once.Value;

    public static bool Exists(string relativePath) =>
        Path.Exists(Path.Combine(Root, relativePath));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VillageCloud.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("No VillageCloud.slnx above the test's folder.");
    }

    private static List<SourceFile> Read()
    {
        var files = new List<SourceFile>();
        foreach (var path in (FromGit() ?? FromFolders()).Order(StringComparer.Ordinal))
        {
            var full = Path.Combine(Root, path);
            if (!File.Exists(full)) continue;
            var bytes = File.ReadAllBytes(full);
            if (bytes.AsSpan().Contains((byte)0)) continue;
            // Decoded by hand, as the usual reader would swallow the byte order mark that a rule looks for.
            files.Add(new SourceFile(path, Encoding.UTF8.GetString(bytes)));
        }

        return files;
    }

    private static string[]? FromGit()
    {
        var start = new ProcessStartInfo("git", "ls-files -z --cached --others --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var git = Process.Start(start)!;
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // git is not installed: a downloaded archive is tested by its folders.
            return null;
        }
    }

    private static IEnumerable<string> FromFolders() => Walk(new DirectoryInfo(Root))
        .Select(static file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Concat(
        folder.EnumerateDirectories().Where(static child => !MadeByTools.Contains(child.Name)).SelectMany(Walk));
}
