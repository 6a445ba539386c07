using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Visits;

namespace VillageCloud.Demo.Past;

/// <summary>How often the demo's shop was opened in the days of its script: by everybody who bought, by some who only
/// looked, and by more of these on days with orders. The same day gives the same visits.</summary>
public static class DemoVisits
{
    private const int Seed = 20_260_502;

    private const int FewestADay = 4;
    private const int MostADay = 13;
    private const int FewestAnOrder = 5;
    private const int MostAnOrder = 11;

    private static readonly TimeSpan Opening = new(8, 5, 0);
    private const int MinutesOfDay = 14 * 60;

    /// <summary>Up to that moment, from the script's first day on.</summary>
    public static IReadOnlyList<DayVisits> Until(DateTimeOffset now)
    {
        var today = BeijingTime.DayOf(now);
        var bought = DemoScript.Purchases(today).ToLookup(
            static one => BeijingTime.DayOf(one.At), static one => one.At);
        var visits = new List<DayVisits>();
        for (var day = DemoScript.FirstDay(today); day <= today; day = day.AddDays(1))
        {
            var chance = new Random(Seed + day.DayNumber);
            var looked = chance.Next(FewestADay, MostADay)
                + bought[day].Sum(_ => chance.Next(FewestAnOrder, MostAnOrder));
            var start = BeijingTime.StartOf(day) + Opening;
            var all = Enumerable.Range(0, looked).Select(_ => start + TimeSpan.FromMinutes(chance.Next(MinutesOfDay)))
                .Concat(bought[day]).Count(at => at <= now);
            if (all > 0) visits.Add(new(day, all));
        }

        return visits;
    }
}
