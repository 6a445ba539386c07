using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Front;

/// <summary>One version of what the shop says of itself, with who wrote it and when. The last one is shown from that
/// moment on; none is ever changed.</summary>
public sealed class FrontVersion : ICooperativeOwned
{
    private readonly List<FrontHoliday> holidays = [];

    private FrontVersion()
    {
    }

    private FrontVersion(
        CooperativeId cooperativeId, int revision, FrontEntry entry, StaffId writtenBy, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Revision = revision;
        (Title, Greeting, Notice, NoticeUntil) = (entry.Title, entry.Greeting, entry.Notice, entry.NoticeUntil);
        (Phone, Hours) = (entry.Phone, entry.Hours);
        WrittenBy = writtenBy;
        WrittenAt = now;
        holidays.AddRange(entry.Holidays.Select(one => new FrontHoliday(cooperativeId, one)));
    }

    public FrontVersionId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>Counts up from 1, in a village.</summary>
    public int Revision { get; private set; }

    public string Title { get; private set; } = "";

    public string Greeting { get; private set; } = "";

    public string Notice { get; private set; } = "";

    public DateOnly? NoticeUntil { get; private set; }

    public string Phone { get; private set; } = "";

    public string Hours { get; private set; } = "";

    public StaffId WrittenBy { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public IReadOnlyList<FrontHoliday> Holidays => holidays;

    public FrontEntry Entry => new(
        Title, Greeting, Notice, NoticeUntil, Phone, Hours,
        [.. holidays.Select(static one => one.Holiday).OrderBy(static one => one.First)]);

    /// <param name="revision">Of the version that its writer began with; 0 for the first.</param>
    public static Outcome<FrontVersion> Write(
        CooperativeId cooperativeId, int revision, FrontEntry entry, StaffId by, DateTimeOffset now)
    {
        var read = entry.Checked();
        return read.Refusal is { } refusal
            ? refusal
            : new FrontVersion(cooperativeId, revision + 1, read.Value, by, now);
    }

    /// <summary>The notice, while it is one.</summary>
    public string NoticeOn(DateOnly today) => NoticeUntil is { } last && today > last ? "" : Notice;
}

/// <summary>As the database keeps it.</summary>
public sealed class FrontHoliday : ICooperativeOwned
{
    private FrontHoliday()
    {
    }

    internal FrontHoliday(CooperativeId cooperativeId, Holiday holiday)
    {
        CooperativeId = cooperativeId;
        (Name, FirstDay, LastDay) = (holiday.Name, holiday.First, holiday.Last);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Name { get; private set; } = "";

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    public Holiday Holiday => new(Name, FirstDay, LastDay);
}
