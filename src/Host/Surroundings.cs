using VillageCloud.Host.Composition;

namespace VillageCloud.Host;

/// <summary>What a village stands among: who is WeChat to it, what time it is there, who else is let in. What ships is
/// alone with the real world, which is this class as it is. The development host puts a sandbox, a demo and their pages
/// around it; the order in which a village starts stays the same.</summary>
public class Surroundings : IAsyncDisposable
{
    /// <summary>Whether they are WeChat to the village. Then they add its accounts, time is theirs, and no merchant
    /// account need be configured.</summary>
    public virtual bool StandForWeChat => false;

    /// <summary>Whether they have a page of their own at <c>/</c>.</summary>
    public virtual bool HaveFrontDoor => false;

    /// <summary>Asked once they have risen.</summary>
    public virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>For a command beside a server that runs: they don't rise for it.</summary>
    public virtual Task<TimeProvider> ClockBeside(CancellationToken ct) => Task.FromResult(TimeProvider.System);

    /// <summary>Ports that have to be free; 0 means any.</summary>
    public virtual IEnumerable<int> Ports => [];

    /// <summary>The ports are free, and nothing has been made yet.</summary>
    public virtual Task Rise(HostSettings settings, Action<string> tell, CancellationToken ct) => Task.CompletedTask;

    public virtual void AddServices(IServiceCollection services)
    {
    }

    public virtual void Map(WebApplication app)
    {
    }

    /// <summary>The database is up to date, and nobody is served yet.</summary>
    public virtual Task Settle(IServiceProvider services, Action<string> tell, CancellationToken ct) =>
        Task.CompletedTask;

    /// <summary>The village listens.</summary>
    public virtual Task Announce(CancellationToken ct) => Task.CompletedTask;

    /// <summary>What a person needs to know once it is up.</summary>
    public virtual void Welcome(VillageHost host) => Host.Welcome.Print(host);

    /// <summary>After the village itself has stopped.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
