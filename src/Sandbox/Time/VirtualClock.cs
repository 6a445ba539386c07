namespace VillageCloud.Sandbox.Time;

/// <summary>
/// The sandbox's time. GetUtcNow is virtual; timestamps and timers stay real, because they measure sockets.
/// </summary>
internal sealed class VirtualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly TimeProvider real = System;
    private DateTimeOffset origin;
    private long originStamp;
    private double rate;
    private TimeSpan skew;

    public VirtualClock(DateTimeOffset start, double rate)
    {
        origin = start.ToUniversalTime();
        originStamp = real.GetTimestamp();
        this.rate = rate;
    }

    public bool Frozen
    {
        get
        {
            lock (gate)
                return rate == 0;
        }
    }

    public double Rate
    {
        get
        {
            lock (gate)
                return rate;
        }
        set
        {
            lock (gate)
            {
                Rebase(Current());
                rate = value;
            }
        }
    }

    /// <summary>How far the wire time runs ahead of the sandbox's own.</summary>
    public TimeSpan Skew
    {
        get
        {
            lock (gate)
                return skew;
        }
        set
        {
            lock (gate)
                skew = value;
        }
    }

    /// <summary>The time put into signatures and compared with those of requests.</summary>
    public DateTimeOffset WireNow => GetUtcNow() + Skew;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return Current();
    }

    public void Set(DateTimeOffset now)
    {
        lock (gate)
            Rebase(now.ToUniversalTime());
    }

    /// <summary>Moves forward to a time; a time already past changes nothing.</summary>
    public void StepTo(DateTimeOffset target)
    {
        lock (gate)
        {
            if (target > Current())
                Rebase(target.ToUniversalTime());
        }
    }

    private DateTimeOffset Current() =>
        rate == 0 ? origin : origin + (real.GetElapsedTime(originStamp) * rate);

    private void Rebase(DateTimeOffset now)
    {
        origin = now;
        originStamp = real.GetTimestamp();
    }
}
