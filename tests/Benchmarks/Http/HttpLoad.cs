using System.Diagnostics;
using VillageCloud.Benchmarks.Measuring;

namespace VillageCloud.Benchmarks.Http;

/// <summary>The load driver: fixed connections, each on a thread of its own, every body compared.</summary>
internal sealed class HttpLoad(Uri address, byte[] body, int connections)
{
    /// <summary>A closed loop, for throughput: each connection asks again as soon as it is answered.</summary>
    public Shift AsFastAsItGoes(TimeSpan length) => Drive((connection, begun) =>
    {
        var taken = new List<long>(capacity: 16_384);
        while (Stopwatch.GetElapsedTime(begun) < length)
        {
            var from = Stopwatch.GetTimestamp();
            connection.Expect(body);
            taken.Add(Stopwatch.GetTimestamp() - from);
        }

        return taken;
    });

    /// <summary>A fixed rate, for percentiles. A latency counts from the moment at which the schedule meant to ask, not
    /// from when the connection was free to: a server that stalls can't make the driver look away.</summary>
    public Shift AtRate(double perSecond, TimeSpan length)
    {
        var interval = (long)(Stopwatch.Frequency * connections / perSecond);
        var next = -1;
        return Drive((connection, begun) =>
        {
            var taken = new List<long>(capacity: 16_384);
            // Connections take turns, so that they don't all ask at the same moment.
            var meant = begun + (interval * Interlocked.Increment(ref next) / connections);
            while (Stopwatch.GetElapsedTime(begun, meant) < length)
            {
                WaitUntil(meant);
                connection.Expect(body);
                taken.Add(Stopwatch.GetTimestamp() - meant);
                meant += interval;
            }

            return taken;
        });
    }

    private static void WaitUntil(long moment)
    {
        // Sleeping is coarse, by up to a millisecond late, and spinning would take a core away from the server.
        for (var now = Stopwatch.GetTimestamp(); now < moment; now = Stopwatch.GetTimestamp())
            Thread.Sleep(Stopwatch.GetElapsedTime(now, moment) > TimeSpan.FromMilliseconds(1) ? 1 : 0);
    }

    private Shift Drive(Func<HttpConnection, long, List<long>> ask)
    {
        using var ready = new Barrier(connections + 1);
        var begun = 0L;
        var threads = new Task<List<long>>[connections];
        for (var i = 0; i < connections; i++)
        {
            threads[i] = Task.Factory.StartNew(
                () =>
                {
                    using var connection = new HttpConnection(address);
                    connection.Expect(body);
                    ready.SignalAndWait();
                    ready.SignalAndWait();
                    return ask(connection, Volatile.Read(ref begun));
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        // Twice: once to know that all are connected, once to let them go at the same moment.
        Bench.Check(ready.SignalAndWait(TimeSpan.FromSeconds(30)), "every connection got its first answer");
        Volatile.Write(ref begun, Stopwatch.GetTimestamp());
        ready.SignalAndWait();
        Task.WaitAll(threads);
        var elapsed = Stopwatch.GetElapsedTime(begun);
        return new Shift(elapsed, new Latencies(threads.SelectMany(static thread => thread.Result)));
    }
}
