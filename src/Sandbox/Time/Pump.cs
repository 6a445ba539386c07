namespace VillageCloud.Sandbox.Time;

/// <summary>Runs what falls due while nobody turns the clock by hand, and saves what changed.</summary>
internal sealed class Pump(World world) : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public void Start() => running = Task.Run(() => Run(stop.Token));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private async Task Run(CancellationToken ct)
    {
        var saved = world.Clock.GetTimestamp();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Beat, TimeProvider.System, ct);
                await world.Agenda.RunDue(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception bug) when (bug is not OutOfMemoryException)
            {
                // A bug in one event must show up in the violations, not silently stop all later deliveries.
                world.Violations.Add("SANDBOX_BUG", bug.ToString());
            }

            if (world.Clock.GetElapsedTime(saved) < SaveEvery)
                continue;
            world.Save();
            saved = world.Clock.GetTimestamp();
        }
    }
}
