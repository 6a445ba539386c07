using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VillageCloud.Data;
using VillageCloud.Data.Sqlite;
using VillageCloud.Demo;
using VillageCloud.DevHost;
using VillageCloud.DevHost.Past;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;
using VillageCloud.WeChat;

namespace VillageCloud.Features.Tests.Model;

/// <summary>What may happen next.</summary>
/// <param name="Weight">How often, beside the others.</param>
/// <param name="Play">False when there is nothing now that it could be done to.</param>
/// <param name="MovesTime">Never in the middle of somebody else's call.</param>
internal sealed record Act(int Weight, string Name, Func<Task<bool>> Play, bool MovesTime = false);

/// <summary>A village in which anything happens, as one seed says: the same seed, the same history.</summary>
internal sealed class Play : IAsyncDisposable
{
    private const int Draws = 12;

    private readonly List<string> diary = [];
    private readonly HandedMail mail = new();
    private OwnClock clock = null!;
    private IReadOnlyList<Act> acts = [];
    private int weights;
    private int depth;

    private Play(int seed) => (Seed, Chance) = (seed, new Random(seed));

    public int Seed { get; }

    public Random Chance { get; }

    public TestVillage Village { get; private set; } = null!;

    public Cast Cast { get; private set; } = null!;

    public Memory Memory { get; } = new();

    /// <summary>While it lasts, processes die, answers get lost, and others come in between.</summary>
    public bool IsRough { get; private set; }

    /// <summary>The last things that happened, the newest last.</summary>
    public IReadOnlyList<string> Diary => diary;

    public DateTimeOffset WeChatsNow => Village.Sandbox.Clock.GetUtcNow();

    public static async Task<Play> Begin(int seed)
    {
        var play = new Play(seed);
        play.Village = await TestVillage.Played(new MortalMail(play.mail, play), play.Surround);
        play.mail.Village = play.Village.Services;
        _ = await play.Tell("reset", new { seed });
        _ = await play.Village.Sandbox.DemoPayees(CancellationToken.None);
        await play.Village.Sandbox.SendPushesTo(new Uri("http://127.0.0.1:9"), DemoVillage.Slug, default);
        play.Cast = await Cast.Of(play.Village);
        await play.Memory.Look(play.Village);
        await Opening.Play(play);
        await Weather.Worsen(play);
        play.IsRough = true;
        play.acts =
        [
            .. new ShopperActs(play).All, .. new KeeperActs(play).All, .. new RefundActs(play).All,
            .. new PayoutActs(play).All, .. new PlanActs(play).All, .. new WeChatActs(play).All,
            .. new HoldActs(play).All, .. new ClockActs(play).All,
        ];
        play.weights = play.acts.Sum(act => act.Weight);
        return play;
    }

    public async Task Step()
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var act = Draw();
            if (await act.Play()) return;
        }

        Note("nothing to do");
    }

    /// <summary>From now on everything works as it should.</summary>
    public async Task CalmDown()
    {
        IsRough = false;
        clock.Ahead = TimeSpan.Zero;
        await Weather.Clear(this);
        Note("from here on all is calm");
    }

    /// <summary>Somebody wants something, and asks again for the same when no answer came; now and then also when one
    /// did.</summary>
    /// <param name="mustKnow">False: now and then nobody asks again.</param>
    /// <returns>Null when nobody knows what came of it.</returns>
    public async Task<Outcome<T>?> Ask<TFeature, T>(
        string wish, Func<TFeature, CancellationToken, Task<Outcome<T>>> run, bool mustKnow = false)
        where TFeature : notnull
    {
        Memory.Wish(typeof(TFeature).Name);
        for (var isFirst = true; ; isFirst = false)
        {
            var (answer, death) = await Live(run);
            // A clear no leaves nothing behind: whatever is found later belongs to other wishes.
            if (isFirst && death is null && answer.IsRefused) Memory.TakeBack(typeof(TFeature).Name);
            Note($"{wish}: {death ?? answer.Refusal?.Code ?? "done"}");
            if (death is null && IsRough && OneIn(8)) death = "asked again";
            if (death is null) return answer;
            if (!mustKnow && OneIn(3)) return null;
        }
    }

    /// <summary>A job runs. What it left because of an exception is a fault of ours.</summary>
    public async Task Work(string job, Func<IServiceProvider, CancellationToken, Task<Tally?>> run)
    {
        var (tally, death) = await Live(run);
        var problems = tally?.Problems ?? [];
        var came = death ?? (tally is null ? "done" : $"{tally.Done} done, {tally.Left} left");
        if (IsRough || problems.Count > 0) Note($"{job}: {came} {string.Join("; ", problems)}");
        if (problems.FirstOrDefault(problem => problem.EndsWith("Exception", StringComparison.Ordinal)) is { } fault)
            throw new InvalidOperationException($"{job}: {fault}");
    }

    public Task<T> Look<T>(Func<VillageDb, Task<T>> look) => Village.Look(look);

    /// <summary>One of them, or null when there is none.</summary>
    public async Task<T?> Pick<T>(Func<VillageDb, IQueryable<T>> from)
        where T : class
    {
        var all = await Look(db => from(db).ToListAsync());
        return all.Count == 0 ? null : all[Chance.Next(all.Count)];
    }

    public T OneOf<T>(IReadOnlyList<T> all) => all[Chance.Next(all.Count)];

    public bool OneIn(int many) => Chance.Next(many) == 0;

    public async Task<JsonElement> Tell(string path, object body)
    {
        using var inside = Inside();
        return await Village.Sandbox.Tell(path, body, CancellationToken.None);
    }

    /// <summary>Tells the sandbox what a person does at the phone; a "no" of WeChat's is part of the game.</summary>
    public async Task<bool> AtThePhone(string deed, string path, object body)
    {
        try
        {
            _ = await Tell(path, body);
            Note(deed);
            return true;
        }
        catch (InvalidOperationException no)
        {
            Note($"{deed}: {no.Message}");
            return false;
        }
    }

    /// <summary>What WeChat owes by then was delivered when this returns.</summary>
    public async Task Move(TimeSpan time)
    {
        using var inside = Inside();
        await Village.Advance(time);
    }

    /// <summary>WeChat hands out its notices one after the other: nobody else comes in between.</summary>
    public IDisposable Inside()
    {
        depth++;
        return new Outside(this);
    }

    public void BeAhead(TimeSpan by) => clock.Ahead = by;

    public void Note(string what) => diary.Add($"{WeChatsNow.ToOffset(BeijingTime.Offset):MM-dd HH:mm:ss} "
        + $"{new string('·', depth)}{what}");

    public async ValueTask DisposeAsync()
    {
        if (Village is not null) await Village.DisposeAsync();
    }

    private async Task<(T Answer, string? Death)> Live<TFeature, T>(Func<TFeature, CancellationToken, Task<T>> run)
        where TFeature : notnull
    {
        using var life = new Life(DrawDeath());
        try
        {
            return (await Village.Run((TFeature feature) => run(feature, life.Token)), null);
        }
        catch (OperationCanceledException) when (life.Death is not null)
        {
            return (default!, $"died {life.Death}");
        }
    }

    /// <summary>After how many moments the next process dies; 0 for never.</summary>
    public int DrawDeath() => IsRough && OneIn(6) ? Chance.Next(1, 8) : 0;

    private Act Draw(bool isBetween = false)
    {
        while (true)
        {
            var at = Chance.Next(weights);
            var act = acts.First(one => (at -= one.Weight) < 0);
            if (!isBetween || !act.MovesTime) return act;
        }
    }

    /// <summary>While WeChat is asked something, somebody else does something.</summary>
    private async Task Meanwhile(bool isAlone)
    {
        if (!IsRough || depth > 0 || acts.Count == 0 || !OneIn(12) || isAlone) return;
        using var inside = Inside();
        _ = await Draw(isBetween: true).Play();
    }

    private sealed class Outside(Play play) : IDisposable
    {
        public void Dispose() => play.depth--;
    }

    private void Surround(IServiceCollection services, SandboxLink sandbox)
    {
        clock = new OwnClock(sandbox.Clock);
        services.AddSingleton<TimeProvider>(clock);
        services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.None));
        services.ConfigureDbContext<SqliteVillageDb>(
            static options => options.AddInterceptors(new MortalCommits(), new Hurry()));
        services.AddSingleton(provider => new WeChatAccounts(new Dictionary<string, WeChatAccount>
        {
            [DemoVillage.Slug] = new(
                sandbox.AccountFor(DemoVillage.Slug, new Uri("http://127.0.0.1:9")), clock,
                provider.GetRequiredService<ILoggerFactory>(), new MortalWire(sandbox.ShortWire()!, Meanwhile)),
        }));
    }
}
