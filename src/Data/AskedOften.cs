namespace VillageCloud.Data;

/// <summary>Marks a compiled query that many wait for: a server is asked to keep what it understood of it.</summary>
public static class AskedOften
{
    public const string Tag = "asked often";
}
