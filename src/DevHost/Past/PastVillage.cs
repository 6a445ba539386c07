using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Demo.Past;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.DevHost.Past;

/// <summary>What the days of the past share: the diary, the people, and the clock.</summary>
internal sealed class PastVillage(IServiceProvider services, SandboxLink sandbox, DateTimeOffset now)
{
    public Diary Diary { get; } = new();

    public SandboxLink Sandbox => sandbox;

    /// <summary>When the past ends.</summary>
    public DateTimeOffset Now => now;

    public DateOnly Today { get; } = BeijingTime.DayOf(now);

    public DateTimeOffset Clock => sandbox.Clock.GetUtcNow();

    public StaffActor Keeper { get; private set; }

    public StaffActor Treasurer { get; private set; }

    public StaffActor Reviewer { get; private set; }

    public IReadOnlyDictionary<string, ShopperId> Shoppers { get; private set; } =
        new Dictionary<string, ShopperId>();

    public async Task Cast(CancellationToken ct)
    {
        Keeper = await SignIn(DemoVillage.StoreKeeper, ct);
        Treasurer = await SignIn(DemoVillage.Treasurer, ct);
        Reviewer = await SignIn(DemoVillage.Reviewer, ct);
        var shoppers = new Dictionary<string, ShopperId>(StringComparer.Ordinal);
        foreach (var shopper in DemoShopper.All)
        {
            var minted = await sandbox.LoginCode(shopper.Alias, ct);
            var session = await Use<LogIn, Outcome<LogIn.Result>>(feature => feature.Run(new(minted.Code), ct));
            shoppers[shopper.Alias] = session.OrThrow().ShopperId;
        }

        Shoppers = shoppers;
    }

    /// <summary>The past is over, and with it the sessions of its people.</summary>
    public async Task SendHome(CancellationToken ct)
    {
        foreach (var actor in new[] { Keeper, Treasurer, Reviewer })
            (await Use<EndStaffSession, Outcome>(feature => feature.Run(new(actor), ct))).OrThrow();
    }

    /// <summary>One call of one feature in a scope of its own, as from a page or a job.</summary>
    public async Task<TResult> Use<TFeature, TResult>(Func<TFeature, Task<TResult>> act)
        where TFeature : notnull
    {
        await using var scope = services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(DemoVillage.Slug, CancellationToken.None))
            .OrThrow();
        return await act(scope.ServiceProvider.GetRequiredService<TFeature>());
    }

    private Task<StaffActor> SignIn(string name, CancellationToken ct) =>
        Use<IServiceProvider, StaffActor>(scope => scope.SignIn(name, ct));

    public Task<T> Look<T>(Func<VillageDb, Task<T>> look) => Use<VillageDb, T>(look);

    /// <summary>Moves the clock; what WeChat owes by then was delivered when this returns.</summary>
    public async Task MoveTo(DateTimeOffset at, CancellationToken ct)
    {
        if (at > Clock) await sandbox.Advance(at - Clock, ct);
    }

    /// <summary>A moment later: long enough for a notice to come.</summary>
    public Task Moment(CancellationToken ct) => sandbox.Advance(TimeSpan.FromSeconds(5), ct);

    /// <summary>Tells WeChat all that was decided.</summary>
    public async Task Tell(CancellationToken ct)
    {
        for (var left = 10; left > 0; left--)
        {
            var tally = await Use<DeliverOutbox, Tally>(feature => feature.Run(new(), ct));
            if (tally.Done + tally.Left == 0) return;
            await Moment(ct);
        }
    }
}
