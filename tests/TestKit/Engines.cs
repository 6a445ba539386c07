using VillageCloud.Data;

namespace VillageCloud.TestKit;

/// <summary>Every integration test runs on both: <c>[TestFixtureSource(typeof(Engines),
/// nameof(Engines.Both))]</c>.</summary>
public static class Engines
{
    public static readonly DatabaseProvider[] Both = [DatabaseProvider.Sqlite, DatabaseProvider.MySql];
}
