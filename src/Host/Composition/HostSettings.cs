using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using VillageCloud.Data;
using VillageCloud.Data.MySql;
using VillageCloud.Data.Secrets;
using VillageCloud.Pictures;

namespace VillageCloud.Host.Composition;

[Flags]
public enum HostRoles
{
    None = 0,
    Api = 1,
    Admin = 2,
    Jobs = 4,
    All = Api | Admin | Jobs,
}

/// <summary>The section <c>Village</c> of the configuration, checked once at start.</summary>
public sealed record HostSettings
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(60);

    public required HostRoles Roles { get; init; }

    public required DatabaseSettings Database { get; init; }

    /// <summary>Whether a start brings the schema up to date. Not on a server that many processes share: there it is a
    /// step of its own, taken by a user who may change tables.</summary>
    public bool MigrateAtStart { get; init; }

    /// <summary>Redis for Hangfire when roles are spread; null keeps its storage in memory.</summary>
    public string? Redis { get; init; }

    /// <summary>Where WeChat reaches the API role.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Where the console is reached: what a link for somebody of the staff begins with.</summary>
    public required Uri ConsoleUrl { get; init; }

    /// <summary>Files: the database of the one-process edition, and pictures where there is no bucket.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where pictures lie instead of the folder; null for the folder.</summary>
    public BucketSettings? Bucket { get; init; }

    /// <summary>Whether the file of keys is the installation's own, made at its first start. On a server that many
    /// processes share somebody names it and keeps it.</summary>
    public bool HasOwnKeys { get; init; }

    /// <summary>Password of the user <c>operator</c> at the job dashboard; null keeps the dashboard shut.</summary>
    public string? OperatorPassword { get; init; }

    /// <summary>Where traces, figures and logs go by OpenTelemetry's protocol over HTTP; null keeps them here.
    /// </summary>
    public Uri? Collector { get; init; }

    /// <summary>How long readiness says no before a stop closes the door: time for a proxy to send people elsewhere.
    /// </summary>
    public TimeSpan Drain { get; init; }

    /// <summary>Reads and checks the configuration.</summary>
    /// <param name="hasStandIn">Whether something else is WeChat to this process.</param>
    /// <exception cref="HostSettingsException">Something is missing or can't be right; the message names the
    /// setting.</exception>
    public static HostSettings From(
        IConfiguration configuration, IHostEnvironment environment, bool hasStandIn = false)
    {
        var village = configuration.GetSection("Village");
        var dataFolder = Path.GetFullPath(village["DataFolder"] ?? "var");
        var database = ParseDatabase(village, dataFolder, environment);
        var publicUrl = village.ReadUrl("PublicUrl") ?? new Uri("http://127.0.0.1:5080");
        var settings = new HostSettings
        {
            Roles = ParseRoles(village["Roles"] ?? "api,admin,jobs"),
            Database = database,
            MigrateAtStart = village.Read("MigrateAtStart", hasStandIn || database.Provider == DatabaseProvider.Sqlite),
            Redis = village["Redis"],
            PublicUrl = publicUrl,
            ConsoleUrl = village.ReadUrl("ConsoleUrl") ?? publicUrl,
            DataFolder = dataFolder,
            Bucket = BucketSetting.Parse(village.GetSection("Media")),
            HasOwnKeys = village["KeyFile"] is null,
            OperatorPassword = village["OperatorPassword"],
            Collector = village.ReadUrl("Collector"),
            Drain = TimeSpan.FromSeconds(village.Read("DrainSeconds", environment.IsDevelopment() ? 0 : 5)),
        };
        if (settings.Drain < TimeSpan.Zero || settings.Drain > LongestDrain)
            throw new HostSettingsException($"Village:DrainSeconds: choose 0 to {LongestDrain.TotalSeconds}.");
        DemoRules.Demand(settings, configuration, environment, hasStandIn);
        return settings;
    }

    private static HostRoles ParseRoles(string text)
    {
        var roles = HostRoles.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            roles |= word.ToLowerInvariant() switch
            {
                "api" => HostRoles.Api,
                "admin" => HostRoles.Admin,
                "jobs" => HostRoles.Jobs,
                _ => throw new HostSettingsException($"Village:Roles: '{word}' is none of api, admin, jobs."),
            };
        }

        return roles == HostRoles.None
            ? throw new HostSettingsException("Village:Roles names no role; use api, admin, jobs.")
            : roles;
    }

    private static DatabaseSettings ParseDatabase(
        IConfigurationSection village, string dataFolder, IHostEnvironment environment)
    {
        var provider = village["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        var connectionString = village["Database:ConnectionString"];
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            throw new HostSettingsException($"Village:Database:Provider: '{provider}' is neither Sqlite nor MySql.");
        if (known == DatabaseProvider.MySql && string.IsNullOrWhiteSpace(connectionString))
            throw new HostSettingsException("Village:Database:ConnectionString is missing.");
        var settings = new DatabaseSettings(
            known, connectionString ?? $"Data Source={Path.Combine(dataFolder, "village.db")}",
            ParseKeys(village, dataFolder, isOwn: known == DatabaseProvider.Sqlite || environment.IsDevelopment()));
        DemandReadable(settings);
        return village["Database:ServerVersion"] is { } version
            ? settings with { ServerVersion = KnownServer(version) }
            : settings;
    }

    private static DataKeys ParseKeys(IConfigurationSection village, string dataFolder, bool isOwn) =>
        village["KeyFile"] switch
        {
            { Length: > 0 } file => new(Path.GetFullPath(file)),
            _ when isOwn => new(Path.Combine(dataFolder, "village.keys")),
            _ => throw new HostSettingsException(
                "Village:KeyFile is missing: name the file of keys that the database is encrypted with "
                + "(docs/guide/operator.md). 没有配置密钥文件 Village:KeyFile"),
        };

    // Asked for here, in one sentence that repeats nothing: it holds a password.
    private static void DemandReadable(DatabaseSettings settings)
    {
        try
        {
            DbConnectionStringBuilder read = settings.Provider == DatabaseProvider.Sqlite
                ? new SqliteConnectionStringBuilder(settings.ConnectionString)
                : new MySqlConnectionStringBuilder(settings.ConnectionString);
            _ = read.Count;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidOperationException)
        {
            throw new HostSettingsException(
                "Village:Database:ConnectionString can't be read: check its names and signs. 数据库连接串的写法不对");
        }
    }

    private static string KnownServer(string text) =>
        MySqlDatabase.IsServerVersion(text)
            ? text
            : throw new HostSettingsException(
                $"Village:Database:ServerVersion: '{text}' is no server; write 8.0.36-mysql or 10.11.6-mariadb.");
}

/// <summary>A setting that can't be right: told in one sentence, without a stack trace.</summary>
public sealed class HostSettingsException(string message) : Exception(message);
