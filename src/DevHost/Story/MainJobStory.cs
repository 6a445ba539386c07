using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;

namespace VillageCloud.DevHost.Story;

/// <summary>The main job, once, for real: from a purchase to a household's dividend. Time is virtual: the sandbox's
/// clock is moved, and the job host follows it.</summary>
public sealed partial class MainJobStory
{
    /// <summary>Wednesday morning in Beijing.</summary>
    public static readonly DateTimeOffset Opening = new(2026, 5, 6, 9, 0, 0, BeijingTime.Offset);

    // Real time that a job may take to do what is due by the virtual clock.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StoryWorld world;
    private readonly StoryBook book;

    internal MainJobStory(StoryWorld world, TextWriter output)
    {
        this.world = world;
        book = new StoryBook(output);
    }

    public static Task Play(StoryWorld world, TextWriter output, CancellationToken ct) =>
        new MainJobStory(world, output).Play(ct);

    internal async Task Play(CancellationToken ct)
    {
        try
        {
            await Cast(ct);
            await Buy(ct);
            await LeaveUnpaidAndRace(ct);
            await Deliver(ct);
            await Settle(ct);
            await Share(ct);
            await PayOut(ct);
            await Reconcile(ct);
            await Explain(ct);
        }
        catch (StoryBrokenException)
        {
            await TellTrouble(ct);
            throw;
        }
        finally
        {
            book.Close();
        }
    }

    /// <summary>What the village itself knows of the trouble: alarms, and messages that wait.</summary>
    private async Task TellTrouble(CancellationToken ct)
    {
        book.Chapter("出错时的现场 · where it stopped");
        foreach (var order in await Look(db => db.Orders.AsNoTracking().ToListAsync(ct)))
            book.Tell($"订单 {order.Number}", order.Total, order.Status.ToString());
        foreach (var alarm in await Look(db => db.Alarms.AsNoTracking().ToListAsync(ct)))
            book.Tell($"警报 {alarm.Code} {alarm.Subject}", null, alarm.Sentence);
        foreach (var waiting in await Look(db => db.Inbox.AsNoTracking().Where(row => row.ProcessedAt == null)
            .ToListAsync(ct)))
            book.Tell($"收件 {waiting.Source} {waiting.EventKey}", null, $"{waiting.Attempts} attempts");
        foreach (var waiting in await Look(db => db.Outbox.AsNoTracking().Where(row => row.DoneAt == null)
            .ToListAsync(ct)))
            book.Tell($"待发 {waiting.Kind} {waiting.Subject}", null, waiting.LastProblem ?? "");
    }

    private async Task Cast(CancellationToken ct)
    {
        keeper = await world.SignIn(DemoVillage.StoreKeeper, ct);
        treasurer = await world.SignIn(DemoVillage.Treasurer, ct);
        reviewer = await world.SignIn(DemoVillage.Reviewer, ct);
        lin = await StoryShopper.LogIn(world, "shopper-lin", ct);
        zhao = await StoryShopper.LogIn(world, "shopper-zhao", ct);
    }

    private Task<T> Look<T>(Func<VillageDb, Task<T>> look) => world.Staff<VillageDb, T>(look);

    private Task Advance(TimeSpan time, CancellationToken ct) => world.Advance(time, ct);

    private Task AdvanceTo(DateOnly day, int hour, int minute, CancellationToken ct) =>
        Advance(BeijingTime.At(day, new TimeOnly(hour, minute)) - world.Now, ct);

    /// <summary>Waits for a job to do what is due; the clock stands still meanwhile.</summary>
    private static async Task Until(Func<Task<bool>> done, string what, CancellationToken ct)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!await done())
        {
            StoryBook.Holds(
                Environment.TickCount64 < deadline, $"{what} did not happen within {Patience.TotalSeconds} s");
            await Task.Delay(100, ct);
        }
    }

    /// <summary>As <see cref="Until"/>, for things that WeChat or a schedule allows only a little later: moves the
    /// clock by small steps.</summary>
    private async Task Eventually(Func<Task<bool>> done, string what, TimeSpan step, CancellationToken ct)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!await done())
        {
            StoryBook.Holds(
                Environment.TickCount64 < deadline, $"{what} did not happen within {Patience.TotalSeconds} s");
            await Advance(step, ct);
            await Task.Delay(200, ct);
        }
    }
}
