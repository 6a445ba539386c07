using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>Dividend plans from their disclosure on: a draft waits for nobody but its maker. One that was declined as a
/// draft is kept and shown too.</summary>
public sealed class PlanApprovals(VillageDb db) : IApprovalSource
{
    public async Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all = db.DividendPlans.AsNoTracking()
            .Where(plan => plan.DisclosedAt != null || plan.People.Decliner != null);
        if (text is not null)
        {
            // A few a year, and their names are days, which no database searches in words.
            var found = (await db.Periods.AsNoTracking().ToListAsync(ct))
                .Where(period => period.Title.Contains(text, StringComparison.Ordinal))
                .Select(period => period.Id).ToList();
            all = all.Where(plan => found.Contains(plan.PeriodId));
        }

        return all.Select(plan => new ApprovalItem
        {
            Kind = ApprovalKind.DividendPlan, Fen = plan.Distributable.Fen, People = plan.People,
            PeriodId = plan.PeriodId, PlanId = plan.Id,
        });
    }
}
