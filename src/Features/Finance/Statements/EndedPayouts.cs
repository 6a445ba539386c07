using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;

namespace VillageCloud.Features.Finance.Statements;

/// <summary>What became of a payment in a period, whatever becomes of it in a later one.</summary>
public enum PayoutEnd
{
    /// <summary>The household got it, and had it when the period was over.</summary>
    Arrived,

    /// <summary>It didn't come through.</summary>
    Failed,

    /// <summary>It had arrived in an earlier period, and the bank sent it back in this one.</summary>
    CameBack,
}

/// <summary>A payment that came to an end in the period that is shown.</summary>
/// <param name="Sum">The same for all transfers into which one sum was cut.</param>
/// <param name="FailReason">Null of what arrived, even if it came back later.</param>
/// <param name="At">When it came to this end.</param>
/// <param name="ArrivedAt">Of what came back: when it had arrived; else null.</param>
public sealed record EndedPayout(
    string OutBillNo, string Sum, PayoutChannel Channel, Money Goods, Money Dividend, Money Amount, PayoutEnd End,
    string? FailReason, DateTimeOffset At, DateTimeOffset? ArrivedAt);

/// <summary>The payments of a household that ended in a period, by what its journal says: the payments themselves know
/// only how they stand today.</summary>
internal sealed class EndedPayouts(VillageDb db)
{
    /// <param name="Number">Of the payment.</param>
    public sealed record Step(EntryKind Kind, string Number, DateTimeOffset At);

    /// <param name="steps">All that the period booked of the household's payments; a step may stand there more than
    /// once.</param>
    public async Task<List<EndedPayout>> Of(IEnumerable<Step> steps, CancellationToken ct)
    {
        var ends = steps.GroupBy(step => step.Number, StringComparer.Ordinal).Select(EndOf).OfType<Ended>()
            .ToDictionary(end => end.Number, StringComparer.Ordinal);
        var numbers = ends.Keys.ToList();
        var payouts = await db.Payouts.AsNoTracking().Where(payout => numbers.Contains(payout.OutBillNo))
            .ToListAsync(ct);
        var arrivals = await Arrivals([.. ends.Values.Where(end => end.End == PayoutEnd.CameBack)], ct);
        return [.. payouts.Select(payout => RowOf(payout, ends[payout.OutBillNo], arrivals))
            .OrderBy(row => row.At).ThenBy(row => row.OutBillNo, StringComparer.Ordinal)];
    }

    /// <summary>Null of what was only sent. What arrives and comes back within one period didn't come through in it.
    /// </summary>
    private static Ended? EndOf(IGrouping<string, Step> steps)
    {
        var kinds = steps.Select(step => step.Kind).ToHashSet();
        var hasArrived = kinds.Contains(EntryKind.PayoutArrived);
        var cameBack = kinds.Contains(EntryKind.ArrivalVoided);
        PayoutEnd? end = (hasArrived, cameBack, kinds.Contains(EntryKind.PayoutVoided)) switch
        {
            (true, false, _) => PayoutEnd.Arrived,
            (false, true, _) => PayoutEnd.CameBack,
            (true, true, _) or (_, _, true) => PayoutEnd.Failed,
            _ => null,
        };
        return end is { } known ? new(steps.Key, known, steps.Max(step => step.At)) : null;
    }

    private async Task<Dictionary<string, DateTimeOffset>> Arrivals(List<Ended> cameBack, CancellationToken ct)
    {
        if (cameBack.Count == 0) return [];
        var numbers = cameBack.ConvertAll(end => end.Number);
        return await db.JournalEntries
            .Where(entry => entry.Kind == EntryKind.PayoutArrived && numbers.Contains(entry.Subject))
            .ToDictionaryAsync(entry => entry.Subject, entry => entry.EffectiveAt, ct);
    }

    private static EndedPayout RowOf(Payout payout, Ended end, Dictionary<string, DateTimeOffset> arrivals) => new(
        payout.OutBillNo, HouseholdPayout.SumOf(payout), payout.Channel, payout.Goods, payout.Dividend, payout.Amount,
        end.End, end.End == PayoutEnd.Arrived ? null : payout.FailReason, end.At,
        end.End == PayoutEnd.CameBack ? arrivals[payout.OutBillNo] : null);

    private sealed record Ended(string Number, PayoutEnd End, DateTimeOffset At);
}
