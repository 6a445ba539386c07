using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Visits;

namespace VillageCloud.Features.Shop.Visits;

/// <summary>The visits that this process has counted and not written yet: who opens a shop waits for no write. It holds
/// one number for each village and Beijing day, and nothing of whoever came.</summary>
/// <remarks>What it holds is lost when the process crashes or is killed: about a minute's visits, as
/// <see cref="WriteVisits"/> empties it every minute and once more when the process stops.</remarks>
public sealed class VisitCounter(TimeProvider clock)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, Dictionary<DateOnly, int>> waiting = new(StringComparer.Ordinal);

    /// <summary>Those with visits that wait to be written.</summary>
    public IReadOnlyList<string> Villages
    {
        get
        {
            lock (turn) return [.. waiting.Keys];
        }
    }

    /// <param name="village">A slug that was answered for. No other is held, so that whoever makes up names fills no
    /// memory.</param>
    public void Count(string village)
    {
        var day = BeijingTime.DayOf(clock.GetUtcNow());
        lock (turn) Add(village, new(day, 1));
    }

    /// <summary>Whoever takes them writes them, or puts them back.</summary>
    public IReadOnlyList<DayVisits> Take(string village)
    {
        lock (turn)
        {
            return waiting.Remove(village, out var days)
                ? [.. days.Select(static day => new DayVisits(day.Key, day.Value))]
                : [];
        }
    }

    public void PutBack(string village, IReadOnlyList<DayVisits> days)
    {
        lock (turn)
            foreach (var day in days) Add(village, day);
    }

    private void Add(string village, DayVisits more)
    {
        if (!waiting.TryGetValue(village, out var days)) waiting[village] = days = [];
        days[more.Day] = days.GetValueOrDefault(more.Day) + more.Visits;
    }
}
