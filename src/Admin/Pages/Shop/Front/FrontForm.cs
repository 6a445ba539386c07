using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Front;

namespace VillageCloud.Admin.Pages.Shop.Front;

/// <summary>The front as it stands on the page: text until it is asked for.</summary>
internal sealed class FrontForm
{
    private const string Day = "yyyy-MM-dd";

    public string Title { get; set; } = "";

    public string Greeting { get; set; } = "";

    public string Notice { get; set; } = "";

    public string NoticeUntil { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Hours { get; set; } = "";

    public List<Row> Holidays { get; } = [];

    public static FrontForm Of(FrontEntry? entry)
    {
        if (entry is null) return new();
        var form = new FrontForm
        {
            Title = entry.Title, Greeting = entry.Greeting, Notice = entry.Notice,
            NoticeUntil = entry.NoticeUntil is { } until ? Beijing.Text(until) : "", Phone = entry.Phone,
            Hours = entry.Hours,
        };
        form.Holidays.AddRange(entry.Holidays.Select(one =>
            new Row { Name = one.Name, First = one.First, Last = one.Last }));
        return form;
    }

    public void AddHoliday() => Holidays.Add(new());

    /// <summary>As it is typed; a day that can't be read is refused, the rest is the domain's to judge.</summary>
    public Outcome<FrontEntry> Read()
    {
        DateOnly? until = null;
        if (NoticeUntil.Length > 0)
        {
            if (!DateOnly.TryParseExact(
                NoticeUntil, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new FrontDayUnreadable("公告");
            until = day;
        }

        var holidays = new List<Holiday>();
        foreach (var row in Holidays)
        {
            if (row is not { First: { } first, Last: { } last })
                return new FrontDayUnreadable(row.Name.Trim() is { Length: > 0 } name ? name : "放假");
            holidays.Add(new(row.Name, first, last));
        }

        return new FrontEntry(Title, Greeting, Notice, until, Phone, Hours, holidays);
    }

    internal sealed class Row
    {
        public string Name { get; set; } = "";

        public DateOnly? First { get; set; }

        public DateOnly? Last { get; set; }
    }
}

internal sealed record FrontDayUnreadable(string Of)
    : Refusal("front.day_unreadable", $"请选“{Of}”的日子");
