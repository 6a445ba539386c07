using VillageCloud.Data.Secrets;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.WeChat;

namespace VillageCloud.Host.Composition;

/// <summary>Keeps this process's connections as the villages have agreed on: what somebody approves in another process
/// is in force here seconds later, and what isn't in force any more is dropped: a village that was erased leaves no
/// keys here, and none of them to whoever is founded anew by its name. A village whose account can't be used is told in
/// the log once, keeps what it had, is tried again at every look, and is in nobody else's way.</summary>
internal sealed partial class MerchantWatch(
    IServiceScopeFactory scopes, WeChatAccounts accounts, WeChatPlace place, TimeProvider clock,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private readonly ILogger logger = loggers.CreateLogger<MerchantWatch>();

    /// <summary>What is in use here because of a look; what stands in the settings isn't among it.</summary>
    private readonly Dictionary<string, MerchantsInForce.Known> connected = new(StringComparer.Ordinal);

    private readonly Dictionary<string, MerchantsInForce.Known> told = new(StringComparer.Ordinal);
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

    internal async Task TryLook(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var all = await scope.ServiceProvider.GetRequiredService<MerchantsInForce>().Run(ct);
            DropAllBut(all.Select(static one => one.Village));
            foreach (var known in all.Where(one => connected.GetValueOrDefault(one.Village) != one))
                await TryConnect(known, ct);
            isAway = false;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // The database is away: everybody goes on with what they have.
            if (!isAway) Away(logger, trouble);
            isAway = true;
        }

        accounts.ForgetReplaced();
    }

    private void DropAllBut(IEnumerable<string> inForce)
    {
        foreach (var village in connected.Keys.Except(inForce, StringComparer.Ordinal).ToList())
        {
            accounts.Drop(village);
            _ = connected.Remove(village);
            Dropped(logger, village);
        }
    }

    private async Task TryConnect(MerchantsInForce.Known known, CancellationToken ct)
    {
        try
        {
            await Connect(known, ct);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            if (told.GetValueOrDefault(known.Village) == known) return;
            told[known.Village] = known;
            if (trouble is DataKeysException or ArgumentException) Broken(logger, known.Village, trouble.Message);
            else NotConnected(logger, trouble, known.Village);
        }
    }

    private async Task Connect(MerchantsInForce.Known known, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(known.Village, ct)).OrThrow();
        if (await scope.ServiceProvider.GetRequiredService<MerchantsInForce>().Read(known, ct) is not { } secrets)
            return;
        accounts.Put(new(place.OptionsOf(known.Village, secrets.Now, secrets.Before), clock, loggers));
        connected[known.Village] = known;
        _ = told.Remove(known.Village);
        Connected(logger, known.Village);
    }

    [LoggerMessage(1020, LogLevel.Information, "{Village}: the WeChat account that was agreed on is in use")]
    private static partial void Connected(ILogger logger, string village);

    [LoggerMessage(1021, LogLevel.Error, "{Village}: the WeChat account can't be used: {Problem}")]
    private static partial void Broken(ILogger logger, string village, string problem);

    [LoggerMessage(1022, LogLevel.Error, "WeChat accounts can't be looked at; going on with those that are known")]
    private static partial void Away(ILogger logger, Exception trouble);

    [LoggerMessage(1023, LogLevel.Information, "{Village}: no WeChat account is in force any more; it was dropped")]
    private static partial void Dropped(ILogger logger, string village);

    [LoggerMessage(1024, LogLevel.Error, "{Village}: the WeChat account could not be connected; it is tried again")]
    private static partial void NotConnected(ILogger logger, Exception trouble, string village);
}
