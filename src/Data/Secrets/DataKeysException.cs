namespace VillageCloud.Data.Secrets;

/// <summary>What is encrypted can't be opened, or nothing can be encrypted: told in one sentence that holds neither a
/// key nor a value.</summary>
public sealed class DataKeysException(string message) : Exception(message);
