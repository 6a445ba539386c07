using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform;

/// <summary>What a list of years shows unless somebody asks for all of it: older things are history, read and counted
/// for whoever wants them and not at each turn of a page.</summary>
public static class Recent
{
    public const int Days = 90;

    public static DateOnly FirstDay(DateTimeOffset now) => BeijingTime.DayOf(now).AddDays(-Days);

    public static DateTimeOffset Since(DateTimeOffset now) => BeijingTime.StartOf(FirstDay(now));
}
