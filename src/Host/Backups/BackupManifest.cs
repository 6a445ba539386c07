using System.Text.Json.Serialization;
using VillageCloud.Data.Backups;

namespace VillageCloud.Host.Backups;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">How the archive is laid out: 1.</param>
/// <param name="TakenAt">Everything acknowledged before this moment is in it.</param>
/// <param name="Engine">Which engine can read the database in it.</param>
/// <param name="Migration">The last one that the database had.</param>
/// <param name="Sha256">Of the database, unpacked; small hex.</param>
internal sealed record BackupManifest(
    int Format, DateTimeOffset TakenAt, string Engine, string Migration, string Sha256)
{
    public const int CurrentFormat = 1;

    /// <summary>What tells it from any other backup.</summary>
    [JsonIgnore]
    public string Name => UnfinishedRestore.NameOf(TakenAt, Sha256);

    /// <summary>As a database keeps it, however exact its times are; never later than it was.</summary>
    [JsonIgnore]
    public DateTimeOffset TakenAtTheLatest => TakenAt.AddTicks(-(TakenAt.Ticks % TimeSpan.TicksPerSecond));
}
