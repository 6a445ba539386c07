namespace VillageCloud.Admin.SignIn;

/// <summary>How the key of a second factor is written for whoever types it.</summary>
internal static class FactorWords
{
    /// <summary>In groups of four, as people type.</summary>
    public static string Spaced(string key) => string.Join(' ', key.Chunk(4).Select(static four => new string(four)));
}
