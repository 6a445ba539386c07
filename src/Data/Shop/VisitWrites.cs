using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Visits;

namespace VillageCloud.Data.Shop;

public static class VisitWrites
{
    private static readonly string[] Key = ["cooperative_id", "day"];
    private static readonly string[] Sums = ["visits"];

    /// <summary>Adds to what is there, of the village in scope and in the open transaction: however many processes
    /// count, none overwrites another's. In the order of the days, so that nobody waits in a circle.</summary>
    /// <param name="days">Each day once, with one visit at least; at most as many as a year has.</param>
    public static async Task AddVisits(this VillageDb db, IReadOnlyCollection<DayVisits> days, CancellationToken ct)
    {
        if (days.Count == 0) return;
        Invariant.Holds(db.Database.CurrentTransaction is not null, "visits are added inside a unit of work");
        Invariant.Holds(days.All(static day => day.Visits > 0), "visits are added and never taken off");
        var values = days.OrderBy(static day => day.Day)
            .SelectMany(day => new object[] { db.Tenant.Id.Value, day.Day, day.Visits });
        _ = await db.Database.ExecuteSqlRawAsync(Sql(db, days.Count), values, ct);
    }

    private static string Sql(VillageDb db, int rows)
    {
        var places = Enumerable.Range(0, rows).Select(static row => row * 3).Select(static at =>
            string.Create(CultureInfo.InvariantCulture, $"({{{at}}},{{{at + 1}}},{{{at + 2}}})"));
        return $"INSERT INTO visit_days ({string.Join(',', Key)},{string.Join(',', Sums)}) "
            + $"VALUES {string.Join(',', places)} {db.Engine.AddToWhatIsThere(Key, Sums)}";
    }
}
