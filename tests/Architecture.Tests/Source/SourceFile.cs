namespace VillageCloud.Architecture.Tests.Source;

/// <summary>One text file of the repository; the path is relative to its root and uses forward slashes.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string[] Lines => Text.Split('\n');

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool EndsWithAny(params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (Path.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>A finding that a person can go to: path, line, and what to do.</summary>
    public string At(int offset, string sentence) =>
        $"{Path}:{Text.AsSpan(0, Math.Min(offset, Text.Length)).Count('\n') + 1}: {sentence}";
}
