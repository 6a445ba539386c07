namespace VillageCloud.Sandbox.Time;

/// <summary>Runs due events strictly in order of virtual time, one at a time.</summary>
internal sealed class Agenda(World world) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, Func<string, CancellationToken, Task>> handlers = [];

    public void On(string kind, Func<string, CancellationToken, Task> handler) => handlers.Add(kind, handler);

    public void On(string kind, Action<string> handler) => On(kind, (key, _) =>
    {
        lock (world.Gate)
            handler(key);
        return Task.CompletedTask;
    });

    public void Plan(TimeSpan after, string kind, string key) => PlanAt(world.Now + after, kind, key);

    public void PlanAt(DateTimeOffset at, string kind, string key)
    {
        lock (world.Gate)
        {
            var order = world.State.NextOrder();
            world.State.Agenda.Add(new DueEvent(at, order, kind, key));
            world.Touch();
        }
    }

    public void Forget(string kind, string key)
    {
        lock (world.Gate)
            world.State.Agenda.RemoveWhere(due => due.Kind == kind && due.Key == key);
    }

    /// <summary>Runs what is due up to now, without moving the clock.</summary>
    public Task RunDue(CancellationToken ct) => Run(() => world.Now, step: false, ct);

    /// <summary>Moves the clock to a later time, stopping at each event on the way.</summary>
    public Task AdvanceTo(DateTimeOffset target, CancellationToken ct) => Run(() => target, step: true, ct);

    public void Dispose() => turn.Dispose();

    private async Task Run(Func<DateTimeOffset> until, bool step, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            while (TakeNext(until()) is { } due)
            {
                if (step)
                    world.Clock.StepTo(due.At);
                await handlers[due.Kind](due.Key, ct);
                world.Touch();
            }

            if (step)
                world.Clock.StepTo(until());
        }
        finally
        {
            turn.Release();
        }
    }

    private DueEvent? TakeNext(DateTimeOffset until)
    {
        lock (world.Gate)
        {
            var next = world.State.Agenda.Min;
            if (next is null || next.At > until)
                return null;
            world.State.Agenda.Remove(next);
            return next;
        }
    }
}
