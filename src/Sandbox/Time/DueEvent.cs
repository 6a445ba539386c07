namespace VillageCloud.Sandbox.Time;

/// <summary>Something that will happen at a virtual time. Plain data, so that it survives a restart.</summary>
internal sealed record DueEvent(DateTimeOffset At, long Order, string Kind, string Key);
