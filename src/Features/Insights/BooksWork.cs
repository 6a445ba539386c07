using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;

namespace VillageCloud.Features.Insights;

/// <summary>What whoever keeps the books has to go on with.</summary>
internal sealed class BooksWork(VillageDb db)
{
    private const string Dividends = "console/dividends";
    private const string Months = "console/months";

    public async Task Add(WorkPiles piles, DateTimeOffset now, CancellationToken ct)
    {
        await piles.Put(
            WorkKind.RedraftFailed, Duty.KeepBooks,
            db.LeftToPay().Where(one => one.FinishedAt != null)
                .Select(one => new WorkFound
                {
                    Subject = one.OutBillNo, Since = one.FinishedAt!.Value, Fen = one.Amount.Fen,
                }),
            _ => "console/payouts?show=failed", ct);
        await piles.Put(
            WorkKind.LookIntoBreaks, Duty.KeepBooks,
            db.Breaks.Where(one => one.Status == BreakStatus.Open)
                .Select(one => new WorkFound { Subject = one.Subject, Since = one.FoundAt }),
            _ => "console/reconciliation", ct);
        await piles.Put(
            WorkKind.DecideAboutHeld, Duty.KeepBooks,
            db.Sales.Where(one => one.SettledAt == null && one.HeldAt != null && one.HeldUntil == null)
                .Select(one => new WorkFound { Subject = one.Document, Since = one.HeldAt!.Value,
                    Fen = one.Paid.Fen - one.RefundedBeforeSettlement.Fen }),
            number => $"console/settlement?state=Held{(number is null ? "" : $"&q={number}")}", ct);
        await AddPeriods(piles, now, ct);
        await AddPlans(piles, now, ct);
    }

    /// <summary>Months that are over; a few, and their names are days.</summary>
    private async Task AddPeriods(WorkPiles piles, DateTimeOffset now, CancellationToken ct)
    {
        var today = BeijingTime.DayOf(now);
        var open = await db.Periods.AsNoTracking()
            .Where(one => one.Status == PeriodStatus.Open && one.LastDay < today
                && db.JournalEntries.Any(entry => entry.PeriodId == one.Id)).ToListAsync(ct);
        piles.Put(
            WorkKind.ClosePeriod, Duty.KeepBooks,
            open.ConvertAll(one => new WorkFound
            {
                Subject = one.Title,
                Since = BeijingTime.EndOf(one.LastDay),
                Link = $"{Months}?period={one.FirstDay:yyyy-MM-dd}",
            }),
            _ => Months);
        var unplanned = await db.Periods.AsNoTracking()
            .Where(one => one.Status == PeriodStatus.Closed && one.ClosedAt != null
                && !db.DividendPlans.Any(plan => plan.PeriodId == one.Id && plan.PeriodSlot != null)).ToListAsync(ct);
        piles.Put(
            WorkKind.DraftPlan, Duty.KeepBooks,
            unplanned.ConvertAll(one => new WorkFound
            {
                Subject = one.Title,
                Since = one.ClosedAt!.Value,
                Link = $"{Dividends}?period={one.FirstDay:yyyy-MM-dd}",
            }), _ => Dividends);
    }

    private async Task AddPlans(WorkPiles piles, DateTimeOffset now, CancellationToken ct)
    {
        var plans = await (
            from plan in db.DividendPlans.AsNoTracking()
            join period in db.Periods.AsNoTracking() on plan.PeriodId equals period.Id
            where plan.Status == PlanStatus.Drafted || plan.Status == PlanStatus.Disclosed
                || plan.Status == PlanStatus.Approved
            select new { Plan = plan, Period = period }).ToListAsync(ct);
        Put(WorkKind.DisclosePlan, one => one.Status == PlanStatus.Drafted, one => one.People.MadeAt);
        Put(
            WorkKind.RecordResolution,
            one => one.Terms.ResolutionRequired && one.ResolvedAt is null && one.DisclosedUntil <= now,
            one => one.DisclosedUntil!.Value);
        Put(WorkKind.AllocatePlan, one => one.Status == PlanStatus.Approved, one => one.People.CheckedAt!.Value);

        void Put(WorkKind kind, Func<DividendPlan, bool> isMeant, Func<DividendPlan, DateTimeOffset> since) =>
            piles.Put(
            kind, Duty.KeepBooks,
            [
                .. plans.Where(one => isMeant(one.Plan)).Select(one => new WorkFound
                {
                    Subject = one.Period.Title,
                    Since = since(one.Plan),
                    Fen = one.Plan.Distributable.Fen,
                    Link = $"{Dividends}?plan={one.Plan.Id.Value}",
                }),
            ],
            _ => Dividends);
    }
}
