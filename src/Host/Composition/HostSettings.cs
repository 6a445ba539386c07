using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using VillageCloud.Data;

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

/// <summary>Where WeChat is, for this process.</summary>
public enum WeChatMode
{
    /// <summary>The real one, through <c>WeChat:Accounts</c>.</summary>
    Real,

    /// <summary>A sandbox inside this process (development).</summary>
    EmbeddedSandbox,

    /// <summary>A sandbox that another process runs (several roles in development and tests).</summary>
    RemoteSandbox,
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

    public required WeChatMode WeChat { get; init; }

    /// <summary>The sandbox's control address in <see cref="WeChatMode.RemoteSandbox"/>.</summary>
    public Uri? SandboxControl { get; init; }

    /// <summary>First of the three sandbox ports in <see cref="WeChatMode.EmbeddedSandbox"/>; 0 takes free
    /// ones.</summary>
    public int SandboxPort { get; init; }

    /// <summary>Virtual start of an embedded sandbox; null runs at the real time.</summary>
    public DateTimeOffset? SandboxStart { get; init; }

    /// <summary>Where WeChat reaches the API role.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Files of the one-process edition: database, sandbox keys.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Whether the demo village is put into an empty database.</summary>
    public bool SeedDemo { get; init; }

    /// <summary>Whether the demo village is given the last months' orders, payouts and dividends too.</summary>
    public bool DemoPast { get; init; }

    /// <summary>Password of the user <c>operator</c> at the job dashboard; null keeps the dashboard shut.</summary>
    public string? OperatorPassword { get; init; }

    /// <summary>How long readiness says no before a stop closes the door: time for a proxy to send people elsewhere.
    /// </summary>
    public TimeSpan Drain { get; init; }

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="HostSettingsException">Something is missing or can't be right; the message names the
    /// setting.</exception>
    public static HostSettings From(IConfiguration configuration, IHostEnvironment environment)
    {
        var village = configuration.GetSection("Village");
        var dataFolder = Path.GetFullPath(village["DataFolder"] ?? "var");
        var control = village["SandboxControl"];
        var mode = control is not null ? WeChatMode.RemoteSandbox
            : configuration.GetSection("WeChat:Accounts").GetChildren().Any() ? WeChatMode.Real
            : WeChatMode.EmbeddedSandbox;
        var database = ParseDatabase(village, dataFolder);
        var settings = new HostSettings
        {
            Roles = ParseRoles(village["Roles"] ?? "api,admin,jobs"),
            Database = database,
            MigrateAtStart = Read(
                village, "MigrateAtStart", mode != WeChatMode.Real || database.Provider == DatabaseProvider.Sqlite),
            Redis = village["Redis"],
            WeChat = mode,
            SandboxControl = control is null ? null : ParseUrl("Village:SandboxControl", control),
            SandboxPort = Read(village, "SandboxPort", 5081),
            SandboxStart = Read<DateTimeOffset?>(village, "SandboxStart", null),
            PublicUrl = ParseUrl("Village:PublicUrl", village["PublicUrl"] ?? "http://127.0.0.1:5080"),
            DataFolder = dataFolder,
            SeedDemo = Read(village, "SeedDemo", mode == WeChatMode.EmbeddedSandbox),
            DemoPast = mode == WeChatMode.EmbeddedSandbox && Read(village, "DemoPast", false)
                && Read(village, "SeedDemo", true),
            OperatorPassword = village["OperatorPassword"]
                ?? (environment.IsDevelopment() ? DemoRules.OperatorPassword : null),
            Drain = TimeSpan.FromSeconds(Read(village, "DrainSeconds", environment.IsDevelopment() ? 0 : 5)),
        };
        if (settings.Drain < TimeSpan.Zero || settings.Drain > LongestDrain)
            throw new HostSettingsException($"Village:DrainSeconds: choose 0 to {LongestDrain.TotalSeconds}.");
        DemoRules.Demand(settings, configuration, environment);
        return settings;
    }

    /// <summary>The framework's own complaint about a word in a number's place is a stack trace.</summary>
    private static T Read<T>(IConfigurationSection section, string name, T otherwise)
    {
        try
        {
            return section.GetValue(name, otherwise)!;
        }
        catch (InvalidOperationException)
        {
            throw new HostSettingsException(
                $"{section.Path}:{name}: '{section[name]}' can't be read. 这一项配置的格式不对");
        }
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

    private static DatabaseSettings ParseDatabase(IConfigurationSection village, string dataFolder)
    {
        var provider = village["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        var connectionString = village["Database:ConnectionString"];
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            throw new HostSettingsException($"Village:Database:Provider: '{provider}' is neither Sqlite nor MySql.");
        if (known == DatabaseProvider.MySql && string.IsNullOrWhiteSpace(connectionString))
            throw new HostSettingsException("Village:Database:ConnectionString is missing.");
        var settings = new DatabaseSettings(
            known, connectionString ?? $"Data Source={Path.Combine(dataFolder, "village.db")}");
        DemandReadable(settings);
        return village["Database:ServerVersion"] is { } version
            ? settings with { MySqlVersion = ParseServerVersion(version) }
            : settings;
    }

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

    private static ServerVersion ParseServerVersion(string text) =>
        ServerVersion.TryParse(text, out var version)
            ? version
            : throw new HostSettingsException(
                $"Village:Database:ServerVersion: '{text}' is no server; write 8.0.36-mysql or 10.11.6-mariadb.");

    private static Uri ParseUrl(string setting, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new Uri(text)
            : throw new HostSettingsException($"{setting} must be an http(s) address.");
}

/// <summary>A setting that can't be right: told in one sentence, without a stack trace.</summary>
public sealed class HostSettingsException(string message) : Exception(message);
