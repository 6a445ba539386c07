using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>Dividend plans on the notice board.</summary>
public sealed class PlanApprovals(VillageDb db) : IApprovalSource
{
    public Task<int> CountWaiting(CancellationToken ct) =>
        db.DividendPlans.CountAsync(one => one.Status == PlanStatus.Disclosed, ct);

    /// <summary>From their disclosure on: a draft waits for nobody but its maker.</summary>
    public async Task<ApprovalPart> List(ListApprovals.Query query, ApprovalCut cut, CancellationToken ct)
    {
        // A few a year, and their names are days, which no database searches in words.
        var periods = (await db.Periods.AsNoTracking().ToListAsync(ct))
            .Where(period => query.Text is not { } text || period.Title.Contains(text, StringComparison.Ordinal))
            .ToDictionary(period => period.Id, period => period.Title);
        var ids = periods.Keys.ToList();
        var all = db.DividendPlans.AsNoTracking()
            .Where(plan => plan.Status != PlanStatus.Drafted && ids.Contains(plan.PeriodId));
        if (query.OnlyWaiting) all = all.Where(plan => plan.Status == PlanStatus.Disclosed);
        var found = await cut.Top(
            all, plan => plan.Status == PlanStatus.Disclosed, plan => plan.Distributable.Fen,
            plan => plan.Status == PlanStatus.Disclosed ? 0 : 1, plan => plan.DraftedAt).ToListAsync(ct);
        return new(await all.CountAsync(ct), found.Select(plan => new ApprovalRow(
            ApprovalKind.DividendPlan, periods[plan.PeriodId], Note: "", plan.Distributable,
            plan.Status == PlanStatus.Disclosed ? ApprovalStatus.Waiting : ApprovalStatus.Approved,
            plan.DraftedBy, plan.DraftedAt, plan.ApprovedBy, plan.ApprovedAt)));
    }


}
