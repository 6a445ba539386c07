using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>What households have against plans: what waits for an answer first, the oldest of it first; then what was
/// answered, the newest first.</summary>
public sealed class ListObjections(VillageDb db)
{
    public async Task<Page<ObjectionRow>> Run(Query query, CancellationToken ct)
    {
        var all = db.PlanObjections.AsNoTracking();
        if (query.PlanId is { } plan) all = all.Where(one => one.PlanId == plan);
        if (query.Household is { } household) all = all.Where(one => one.HouseholdId == household);
        if (query.OnlyOpen) all = all.Where(one => one.Status == ObjectionStatus.Open);
        var total = await all.CountAsync(ct);
        var found = all.OrderBy(one => one.AnsweredAt != null).ThenByDescending(one => one.AnsweredAt)
            .ThenBy(one => one.RaisedAt).ThenBy(one => one.Id).Skip(query.Page.Skip).Take(query.Page.Take);
        return new Page<ObjectionRow>(await Rows(found, ct), total);
    }

    /// <summary>One that was just written.</summary>
    internal async Task<ObjectionRow> Get(long id, CancellationToken ct) =>
        (await Rows(db.PlanObjections.AsNoTracking().Where(one => one.Id == id), ct)).Single();

    private async Task<IReadOnlyList<ObjectionRow>> Rows(IQueryable<PlanObjection> objections, CancellationToken ct)
    {
        var found = await objections.ToListAsync(ct);
        var plans = found.ConvertAll(one => one.PlanId);
        var known = await (
            from plan in db.DividendPlans.AsNoTracking()
            join period in db.Periods.AsNoTracking() on plan.PeriodId equals period.Id
            where plans.Contains(plan.Id)
            select new { plan.Id, Period = period, plan.People.Maker }).ToDictionaryAsync(one => one.Id, ct);
        var makers = found.ConvertAll(one => one.HouseholdId);
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes().Where(one => makers.Contains(one.Id))
            .Select(one => new { one.Id, one.Number, one.Name }).ToDictionaryAsync(one => one.Id, ct);
        var dividends = (await db.DividendShares.AsNoTracking()
            .Where(one => plans.Contains(one.PlanId) && makers.Contains(one.HouseholdId)).ToListAsync(ct))
            .ToDictionary(one => (one.PlanId, one.HouseholdId), one => one.Patronage + one.Capital);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        return
        [
            .. found.Select(one => new ObjectionRow(
                one.Id, one.PlanId, known[one.PlanId].Period.Title, one.HouseholdId, households[one.HouseholdId].Number,
                households[one.HouseholdId].Name, one.Text, one.RaisedAt,
                one.TakenDownBy is { } taker ? names[taker] : null, one.Status, one.Answer,
                one.AnsweredBy is { } by ? names[by] : null, one.AnsweredAt,
                dividends.GetValueOrDefault((one.PlanId, one.HouseholdId)), known[one.PlanId].Maker)),
        ];
    }

    public sealed record Query(
        PageQuery Page, DividendPlanId? PlanId = null, HouseholdId? Household = null, bool OnlyOpen = false);
}

/// <param name="TakenDownBy">Who wrote it down for the household; null when it came from the phone.</param>
/// <param name="Answer">Empty while it is open.</param>
/// <param name="Dividend">What the plan gives the household, and what waits while nobody has answered.</param>
/// <param name="PlanMaker">Who drafted the plan; they don't answer.</param>
public sealed record ObjectionRow(
    long Id, DividendPlanId PlanId, string PeriodTitle, HouseholdId HouseholdId, int HouseholdNumber,
    string HouseholdName, string Text, DateTimeOffset RaisedAt, string? TakenDownBy, ObjectionStatus Status,
    string Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt, Money Dividend, StaffId? PlanMaker);
