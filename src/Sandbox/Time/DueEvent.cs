namespace VillageCloud.Sandbox.Time;

/// <summary>Something that will happen at a virtual time. Plain data, so that it survives a restart.</summary>
internal sealed record DueEvent(DateTimeOffset At, long Order, string Kind, string Key) : IComparable<DueEvent>
{
    public int CompareTo(DueEvent? other) =>
        other is null ? 1 : (At.UtcTicks, Order).CompareTo((other.At.UtcTicks, other.Order));
}
