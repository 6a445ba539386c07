using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Front;

/// <summary>Beijing days, the first and the last among them, on which nothing is sent.</summary>
/// <param name="Name">E.g. 春节.</param>
public sealed record Holiday(string Name, DateOnly First, DateOnly Last)
{
    public const int LongestName = 12;

    /// <summary>A shop that rests longer is closed, and takes its goods off the shelf.</summary>
    public const int MostDays = 60;

    /// <summary>So long before, shoppers are told.</summary>
    public const int DaysAhead = 14;

    /// <summary>Ordered by their days, or <c>front.holidays_too_many</c>, <c>front.holiday_name_invalid</c>,
    /// <c>front.holiday_days_invalid</c>, <c>front.holidays_overlap</c>.</summary>
    public static Outcome<IReadOnlyList<Holiday>> Checked(IReadOnlyList<Holiday> typed)
    {
        if (typed.Count > FrontEntry.MostHolidays) return new HolidaysTooMany();
        var all = new List<Holiday>();
        foreach (var one in typed.OrderBy(static one => one.First))
        {
            var name = PersonText.Line(one.Name, LongestName);
            if (name.Problem != TextProblem.None) return new HolidayNameInvalid();
            if (one.Last < one.First || one.Last.DayNumber - one.First.DayNumber >= MostDays)
                return new HolidayDaysInvalid(name.Text);
            if (all.Count > 0 && one.First <= all[^1].Last) return new HolidaysOverlap(all[^1].Name, name.Text);
            all.Add(one with { Name = name.Text });
        }

        return all;
    }

    /// <summary>The one that shoppers have to know of on that day: it is on, or begins soon. Null when there is none.
    /// </summary>
    /// <param name="holidays">As checked.</param>
    public static Closure? On(DateOnly today, IReadOnlyList<Holiday> holidays)
    {
        var next = holidays.OrderBy(static one => one.First).ToList()
            .FindAll(one => one.Last >= today && one.First <= today.AddDays(DaysAhead));
        if (next.Count == 0) return null;
        var last = next[0].Last;
        // One that begins where the other ends is the same rest.
        foreach (var one in holidays.OrderBy(static one => one.First).Where(one => one.First == last.AddDays(1)))
            last = one.Last;
        return new(next[0].Name, next[0].First, last, last.AddDays(1));
    }
}

/// <param name="ResumesOn">The first day on which parcels leave again.</param>
public sealed record Closure(string Name, DateOnly First, DateOnly Last, DateOnly ResumesOn);
