using Microsoft.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Demo.Past;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Shop.Visits;
using VillageCloud.Host.Composition;
using VillageCloud.WeChat;

namespace VillageCloud.DevHost.Past;

/// <summary>The days before a newcomer comes, played through the features against the sandbox on its virtual clock,
/// so that orders, books, payouts and WeChat's bills agree because they happened. Only before the first start.
/// </summary>
internal sealed class DemoPast
{
    private const string Mark = "past.unfinished";

    private static readonly TimeOnly Founding = new(8, 0);
    private static readonly TimeOnly Settling = new(6, 5);
    private static readonly TimeOnly Restocking = new(8, 10);
    private static readonly TimeOnly Reconciling = new(10, 15);
    private static readonly TimeOnly Shipping = new(15, 0);
    private static readonly TimeOnly Paying = new(16, 0);
    private static readonly TimeOnly Complaining = new(17, 10);

    private readonly HostSettings settings;
    private readonly DateTimeOffset now;
    private readonly bool isLive;

    private DemoPast(HostSettings settings, DateTimeOffset now, bool isLive)
    {
        this.settings = settings;
        this.now = now;
        this.isLive = isLive;
    }

    /// <summary>Where the sandbox's clock begins.</summary>
    public DateTimeOffset Start => BeijingTime.At(DemoScript.FirstDay(BeijingTime.DayOf(now)), Founding);

    public HandedMail Mail { get; } = new();

    /// <summary>Null where none is wanted, or the village has a past of its own.</summary>
    /// <exception cref="HostSettingsException">A past was interrupted, in a database that isn't ours to clear.
    /// </exception>
    public static DemoPast? For(HostSettings settings, DemoSettings demo, TimeProvider clock)
    {
        if (!demo.DemoPast) return null;
        var mark = MarkOf(settings);
        if (File.Exists(mark)) ClearHalf(settings, mark);
        return Directory.Exists(SandboxOf(settings)) || File.Exists(FileOf(settings))
            ? null
            : new DemoPast(settings, demo.SandboxStart ?? clock.GetUtcNow(), isLive: demo.SandboxStart is null);
    }

    /// <summary>A crash in the middle leaves the mark, and the next start begins anew.</summary>
    public void Begin() => File.WriteAllText(MarkOf(settings), "");

    public async Task Play(SandboxLink sandbox, CancellationToken ct)
    {
        await using var services = Services(sandbox);
        Mail.Village = services;
        await sandbox.SendPushesTo(settings.PublicUrl, DemoVillage.Slug, ct);
        var village = new PastVillage(services, sandbox, now);
        await Hurry(village, ct);
        var orders = new PastOrders(village);
        await village.Cast(ct);
        await orders.Open(ct);
        WriteRoutine(village, orders, new PastMoney(village));
        while (village.Diary.Next(now) is { } page)
        {
            await village.MoveTo(page.At, ct);
            await page.Act(ct);
        }

        await Visit(village, ct);
        await village.SendHome(ct);
        Mail.Village = null;
        DatabaseChoice.CloseIdleConnections();
    }

    /// <summary>The features as always, but WeChat at hand instead of behind sockets, and silent: what it answered
    /// weeks ago is no news.</summary>
    private ServiceProvider Services(SandboxLink sandbox)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddVillage(settings.Database, sandbox.Clock);
        services.AddSingleton(provider => new WeChatAccounts(new Dictionary<string, WeChatAccount>
        {
            [DemoVillage.Slug] = new(
                sandbox.AccountFor(DemoVillage.Slug, settings.PublicUrl), sandbox.Clock,
                provider.GetRequiredService<ILoggerFactory>(), sandbox.ShortWire()),
        }));
        return services.BuildServiceProvider();
    }

    /// <summary>The clock comes to today, and goes on as it was asked to.</summary>
    public async Task Arrive(SandboxLink sandbox, TimeProvider clock, CancellationToken ct)
    {
        var today = isLive ? clock.GetUtcNow() : now;
        if (today > sandbox.Clock.GetUtcNow()) await sandbox.Advance(today - sandbox.Clock.GetUtcNow(), ct);
        if (isLive) _ = await sandbox.Tell("clock", new { rate = 1 }, ct);
        File.Delete(MarkOf(settings));
    }

    private static void WriteRoutine(PastVillage village, PastOrders orders, PastMoney money)
    {
        var yesterday = village.Today.AddDays(-1);
        for (var day = DemoScript.FirstDay(village.Today).AddDays(1); day <= village.Today; day = day.AddDays(1))
        {
            village.Diary.Write(BeijingTime.At(day, Reconciling), token => Reconcile(village, token));
            // On the last days much is left for the newcomer to do.
            if (day < yesterday) village.Diary.Write(BeijingTime.At(day, Shipping), orders.Ship);
            if (day < village.Today)
                village.Diary.Write(BeijingTime.At(day, Settling), token => Settle(village, token));
        }

        new PastMonths(village, money).Open();
        village.Diary.Write(BeijingTime.At(yesterday, Restocking), orders.Restock);
        village.Diary.Write(BeijingTime.At(yesterday, Paying), money.PayMost);
        village.Diary.Write(BeijingTime.At(yesterday, Complaining), orders.Complain);
    }

    private static async Task Reconcile(PastVillage village, CancellationToken ct) =>
        _ = (await village.Use<ReconcileYesterday, Outcome<ReconcileYesterday.Result>>(feature =>
            feature.Run(new(), ct))).OrThrow();

    private static async Task Settle(PastVillage village, CancellationToken ct) =>
        _ = (await village.Use<SettleDueSales, Outcome<SettleDueSales.Result>>(feature => feature.Run(new(), ct)))
            .OrThrow();

    /// <summary>In one go: nothing of the past depends on who only looked.</summary>
    private static async Task Visit(PastVillage village, CancellationToken ct) =>
        _ = (await village.Use<AddVisits, Outcome<AddVisits.Result>>(feature =>
            feature.Run(new(DemoVisits.Until(village.Now)), ct))).OrThrow();

    /// <summary>Not waiting for the disk is safe here: after a crash this past is played again from its beginning.
    /// The setting stays with the connection that the next scope takes from the pool, until the pool is cleared.
    /// </summary>
    private static Task<bool> Hurry(PastVillage village, CancellationToken ct) => village.Look(async db =>
    {
        await db.StopWaitingForTheDisk(ct);
        return true;
    });

    private static void ClearHalf(HostSettings settings, string mark)
    {
        if (FileOf(settings) is not { } file)
        {
            throw new HostSettingsException(
                $"The demo village's past was not finished: empty the database, delete '{mark}' and start again. "
                + "演示数据没有生成完，请清空数据库后重试");
        }

        DatabaseChoice.CloseIdleConnections();
        foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(file + part);
        if (Directory.Exists(SandboxOf(settings))) Directory.Delete(SandboxOf(settings), recursive: true);
        File.Delete(mark);
    }

    private static string MarkOf(HostSettings settings) => Path.Combine(settings.DataFolder, Mark);

    private static string SandboxOf(HostSettings settings) => Path.Combine(settings.DataFolder, "sandbox");

    /// <summary>Null on a server.</summary>
    private static string? FileOf(HostSettings settings) => settings.Database.Provider == DatabaseProvider.Sqlite
        ? new SqliteConnectionStringBuilder(settings.Database.ConnectionString).DataSource
        : null;
}
