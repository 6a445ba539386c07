using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Insights;

/// <summary>What kind of matter waits.</summary>
public enum WorkKind
{
    CloseAlarms,
    ShipOrders,

    /// <summary>WeChat doesn't take what it was told of a parcel.</summary>
    MendShipping,

    /// <summary>Money waits in WeChat, and no message reached the household.</summary>
    CallHouseholds,

    /// <summary>Money came back.</summary>
    CallAboutFailed,
    RedraftFailed,
    ClosePeriod,
    DraftPlan,
    DisclosePlan,
    RecordResolution,
    AllocatePlan,
    LookIntoBreaks,

    /// <summary>Held until somebody lets them go.</summary>
    DecideAboutHeld,

    /// <summary>What somebody else asked for and can be decided now.</summary>
    Decide,

    /// <summary>Bank and cash payouts whose receipt nobody has seen.</summary>
    ConfirmPayouts,
    AnswerObjections,
}

/// <summary>Matters of one kind.</summary>
/// <param name="Duty">Why they are mine.</param>
/// <param name="Oldest">Since when the first of them waits.</param>
/// <param name="Amount">Of all of them; null where no money is meant.</param>
/// <param name="Link">Where all of them are, within the console.</param>
/// <param name="First">The oldest few.</param>
public sealed record WorkPile(
    WorkKind Kind, Duty Duty, int Count, DateTimeOffset Oldest, TimeSpan Age, Money? Amount, string Link,
    IReadOnlyList<WorkItem> First);

/// <param name="Subject">A number or a name that people know it by.</param>
/// <param name="Link">Where it is, within the console.</param>
public sealed record WorkItem(
    string Subject, DateTimeOffset Since, TimeSpan Age, Money? Amount, string Link);

/// <summary>One matter as its noun finds it, and as the database orders it.</summary>
internal sealed class WorkFound
{
    public required string Subject { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Null where no money is meant.</summary>
    public long? Fen { get; init; }

    /// <summary>Where it leads elsewhere than its pile's.</summary>
    public string? Link { get; init; }
}

/// <summary>The piles of one person, as they are put down.</summary>
internal sealed class WorkPiles(DateTimeOffset now)
{
    private const int FirstFew = 5;

    private readonly List<WorkPile> piles = [];

    public IReadOnlyList<WorkPile> OldestFirst =>
        [.. piles.OrderBy(static pile => pile.Oldest).ThenBy(static pile => pile.Kind)];

    /// <summary>Of many: counted and cut by the database.</summary>
    /// <param name="link">Of the pile, and of one of its items.</param>
    public async Task Put(
        WorkKind kind, Duty duty, IQueryable<WorkFound> found, Func<string?, string> link, CancellationToken ct)
    {
        var first = await found.OrderBy(static one => one.Since).Take(FirstFew).ToListAsync(ct);
        if (first.Count == 0) return;
        // Where no money is meant there is no column to add up.
        var fen = first.Exists(static one => one.Fen is not null) ? await found.SumAsync(one => one.Fen, ct) : null;
        Put(kind, duty, await found.CountAsync(ct), first[0].Since, fen, first, link);
    }

    /// <summary>Of few, which were read whole.</summary>
    public void Put(WorkKind kind, Duty duty, IReadOnlyCollection<WorkFound> found, Func<string?, string> link)
    {
        if (found.Count == 0) return;
        var fen = found.Any(static one => one.Fen is not null) ? found.Sum(static one => one.Fen) : null;
        Put(kind, duty, found.Count, found.Min(static one => one.Since), fen,
            [.. found.OrderBy(static one => one.Since).Take(FirstFew)], link);
    }

    /// <summary>Counted elsewhere.</summary>
    public void Put(
        WorkKind kind, Duty duty, int count, DateTimeOffset oldest, long? fen, IReadOnlyList<WorkFound> first,
        Func<string?, string> link)
    {
        if (count == 0) return;
        piles.Add(new(
            kind, duty, count, oldest, now - oldest, MoneyOf(fen), link(null),
            [
                .. first.Select(one => new WorkItem(
                    one.Subject, one.Since, now - one.Since, MoneyOf(one.Fen), one.Link ?? link(one.Subject))),
            ]));
    }

    private static Money? MoneyOf(long? fen) => fen is { } amount ? new Money(amount) : null;
}
