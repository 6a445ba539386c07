using VillageCloud.Data.Secrets;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.WeChat;

namespace VillageCloud.Host.Composition;

/// <summary>Keeps this process's connections as the villages have agreed on: what somebody approves in another process
/// is in force here seconds later. A village whose account can't be used is told in the log once, keeps what it had,
/// and is in nobody else's way.</summary>
internal sealed partial class MerchantWatch(
    IServiceScopeFactory scopes, WeChatAccounts accounts, WeChatPlace place, TimeProvider clock,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private readonly ILogger logger = loggers.CreateLogger<MerchantWatch>();
    private readonly Dictionary<string, MerchantsInForce.Known> seen = new(StringComparer.Ordinal);
    private bool isAway;

    /// <summary>Before anybody is served.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryLook(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Real time: a village's own may stand still.
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryLook(stoppingToken);
    }

    private async Task TryLook(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var all = await scope.ServiceProvider.GetRequiredService<MerchantsInForce>().Run(ct);
            foreach (var known in all.Where(one => seen.GetValueOrDefault(one.Village) != one))
                await Connect(known, ct);
            isAway = false;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // The database is away: everybody goes on with what they have.
            if (!isAway) Away(logger, trouble);
            isAway = true;
        }
    }

    private async Task Connect(MerchantsInForce.Known known, CancellationToken ct)
    {
        seen[known.Village] = known;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(known.Village, ct)).OrThrow();
            if (await scope.ServiceProvider.GetRequiredService<MerchantsInForce>().Read(known, ct) is not { } secrets)
                return;
            accounts.Put(new(place.OptionsOf(known.Village, secrets.Now, secrets.Before), clock, loggers));
            Connected(logger, known.Village);
        }
        catch (Exception broken) when (broken is DataKeysException or ArgumentException)
        {
            Broken(logger, known.Village, broken.Message);
        }
    }

    [LoggerMessage(1020, LogLevel.Information, "{Village}: the WeChat account that was agreed on is in use")]
    private static partial void Connected(ILogger logger, string village);

    [LoggerMessage(1021, LogLevel.Error, "{Village}: the WeChat account can't be used: {Problem}")]
    private static partial void Broken(ILogger logger, string village, string problem);

    [LoggerMessage(1022, LogLevel.Error, "WeChat accounts can't be looked at; going on with those that are known")]
    private static partial void Away(ILogger logger, Exception trouble);
}
