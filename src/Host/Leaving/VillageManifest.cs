namespace VillageCloud.Host.Leaving;

/// <summary>What an export says of itself.</summary>
/// <param name="Format">How the archive is laid out: 1.</param>
/// <param name="Village">The slug.</param>
/// <param name="TakenAt">Everything acknowledged before this moment is in it.</param>
/// <param name="Migration">The last one that the database had.</param>
/// <param name="LeftOut">Tables, and columns as <c>table.column</c>, that aren't in it, each with its reason.</param>
/// <param name="MissingPictures">Keys of pictures whose file was not there.</param>
internal sealed record VillageManifest(
    int Format, string Village, string Name, DateTimeOffset TakenAt, string Migration,
    IReadOnlyList<ArchivedFile> Files, IReadOnlyDictionary<string, string> LeftOut,
    IReadOnlyList<string> MissingPictures)
{
    public const int CurrentFormat = 1;
}

/// <param name="Name">In the archive.</param>
/// <param name="Sha256">Of its bytes, unpacked; small hex.</param>
/// <param name="Rows">Of a table, one a line; null for other files.</param>
internal sealed record ArchivedFile(string Name, string Sha256, long? Rows);
