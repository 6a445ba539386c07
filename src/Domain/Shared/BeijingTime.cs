namespace VillageCloud.Domain.Shared;

/// <summary>Business days are Beijing days (UTC+8 all year, no daylight saving since 1991); storage is UTC.</summary>
public static class BeijingTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The first instant of that Beijing day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => day == DateOnly.MinValue
        ? DateTimeOffset.MinValue // It begins before time does.
        : new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The first instant after it, also of the last day that there is.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day).ToUniversalTime().AddDays(1);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
