using VillageCloud.Admin;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Composition;
using VillageCloud.WeChat;

namespace VillageCloud.Host.Commands;

/// <summary>Database and features without a face or a clock: what a command of the operator works with. Beside a server
/// that runs.</summary>
internal sealed class QuietVillage : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly AsyncServiceScope scope;
    private readonly Surroundings around;

    private QuietVillage(WebApplication app, HostSettings settings, Surroundings around)
    {
        this.app = app;
        this.around = around;
        Settings = settings;
        scope = app.Services.CreateAsyncScope();
    }

    public HostSettings Settings { get; }

    public bool HasStandIn => around.StandForWeChat;

    public IServiceProvider Services => app.Services;

    /// <summary>Carries out what was asked for, and says the sentence that came of it. A refusal goes where complaints
    /// go, so that a script can keep the link of a command and nothing else.</summary>
    /// <param name="village">The slug of the village that is entered first; null for none.</param>
    public static async Task<int> Say(
        Func<WebApplicationBuilder, Surroundings> around, string? village,
        Func<QuietVillage, Task<Outcome<string>>> act, CancellationToken ct)
    {
        await using var quiet = await Open(around, ct);
        var entered = village is null ? Outcome.Done : await quiet.The<EnterVillage>().Run(village, ct);
        var said = entered.Refusal is { } refusal ? refusal : await act(quiet);
        if (said.Refusal is not { } no)
        {
            Console.WriteLine(said.Value);
            return 0;
        }

        await Console.Error.WriteLineAsync($"✗ {no.Sentence} ({no.Code})");
        return 1;
    }

    public TFeature The<TFeature>()
        where TFeature : notnull => scope.ServiceProvider.GetRequiredService<TFeature>();

    /// <summary>What is handed to somebody who shall choose how they sign in: by their own hand, and nobody else's.
    /// </summary>
    public string LinkFor(string name, string village, string token) =>
        $"""
        Hand this link to {name} alone; it works once, for 24 hours. 请把这个链接只交给{name}本人，24 小时内有效，只能用一次：
        {ConsoleRole.JoinLink(Settings.ConsoleUrl, village, token)}
        """;

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await app.DisposeAsync();
        await around.DisposeAsync();
    }

    /// <summary>The database as it is found: nothing is brought up to date, and nothing asked of it.</summary>
    public static async Task<QuietVillage> OpenUntouched(
        Func<WebApplicationBuilder, Surroundings> around, CancellationToken ct)
    {
        var builder = VillageHost.CreateBuilder([]);
        // Beside the answer nothing is said on standard output: a script keeps what stands there.
        builder.Logging.AddConsole(static log => log.LogToStandardErrorThreshold = LogLevel.Trace);
        // What went wrong there reaches the command as an exception, and its person as one sentence.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Configuration["Village:PublicUrl"] ??=
            $"http://127.0.0.1:{ServeCommand.Port(Environment.GetEnvironmentVariable("VILLAGE_PORT"))}";
        // Not all that a village is made of stands here, and nobody asks for the rest.
        builder.Host.UseDefaultServiceProvider(static services =>
            (services.ValidateOnBuild, services.ValidateScopes) = (false, true));
        var others = around(builder);
        var settings = HostSettings.From(builder.Configuration, builder.Environment, others.StandForWeChat);
        PrivateFiles.Provide(settings);
        builder.Services.AddSingleton(await others.ClockBeside(ct));
        builder.Services.AddVillageDb(settings.Database);
        builder.Services.AddFeatures();
        builder.Services.AddMedia(Path.Combine(settings.DataFolder, "media"), settings.Bucket);
        builder.Services.AddSingleton(new WeChatPlace(settings.PublicUrl, !builder.Environment.IsDevelopment()));
        builder.Services.AddWeChat(builder.Configuration.GetSection("WeChat"), !builder.Environment.IsDevelopment());
        return new(builder.Build(), settings, others);
    }

    private static async Task<QuietVillage> Open(
        Func<WebApplicationBuilder, Surroundings> around, CancellationToken ct)
    {
        var quiet = await OpenUntouched(around, ct);
        try
        {
            await VillageHost.PrepareDatabase(quiet.Services, quiet.Settings, static _ => { }, ct);
            return quiet;
        }
        catch
        {
            await quiet.DisposeAsync();
            throw;
        }
    }
}
