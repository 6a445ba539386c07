namespace VillageCloud.Features.Insights;

/// <summary>A village's export, as it was read from its first byte to its last.</summary>
/// <param name="Village">Whose it is.</param>
/// <param name="Sha256">Of its manifest, small hex.</param>
/// <param name="Rows">How many each table has in it.</param>
public sealed record ExportProof(string Village, string Sha256, IReadOnlyDictionary<string, long> Rows);
