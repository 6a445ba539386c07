using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Reconciliation;

/// <summary>Imports and matches every day that isn't matched yet, up to yesterday: a day that the server slept through
/// is made up for.</summary>
public sealed class ReconcileYesterday(VillageDb db, ImportBills import, MatchBills match, TimeProvider clock)
{
    /// <summary>WeChat keeps bills for three months.</summary>
    private const int OldestDays = 85;

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var yesterday = BeijingTime.DayOf(clock.GetUtcNow()).AddDays(-1);
        if (await FirstDay(ct) is not { } day) return new Result(0, 0);
        if (day < yesterday.AddDays(-OldestDays)) day = yesterday.AddDays(-OldestDays);
        var (days, breaks) = (0, 0);
        for (; day <= yesterday; day = day.AddDays(1))
        {
            var imported = await import.Run(new(day), ct);
            if (imported.Refusal is { } notReady) return notReady;
            var matched = await match.Run(new(day), ct);
            if (matched.Refusal is { } refusal) return refusal;
            days++;
            breaks += matched.Value.Breaks.Count;
        }

        return new Result(days, breaks);
    }

    /// <summary>The day after the last one matched, or the first on which money moved at WeChat.</summary>
    private async Task<DateOnly?> FirstDay(CancellationToken ct)
    {
        var last = await db.BillFiles.AsNoTracking()
            .Where(file => file.Kind == BillKind.Trade && file.MatchedAt != null)
            .OrderByDescending(file => file.Day).Select(file => (DateOnly?)file.Day).FirstOrDefaultAsync(ct);
        if (last is { } day) return day.AddDays(1);
        string[] accounts = [Account.WeChatBasic.Code, Account.WeChatOperation.Code];
        var first = await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            where accounts.Contains(line.AccountCode)
            orderby entry.EffectiveAt
            select (DateTimeOffset?)entry.EffectiveAt).FirstOrDefaultAsync(ct);
        return first is { } at ? BeijingTime.DayOf(at) : null;
    }

    public sealed record Command;

    public sealed record Result(int Days, int Breaks);
}
