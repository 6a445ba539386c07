using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>Drafts the surplus distribution plan of a closed period: one that counts a period. After one that was
/// declined there may be another, which begins from the books and is disclosed anew.</summary>
public sealed class DraftDividendPlan(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public async Task<Outcome<PlanView>> Run(Command command, CancellationToken ct)
    {
        IReadOnlyList<string> notes = [];
        var drafted = await work.Once(
            "dividend.draft", command,
            async () =>
            {
                var draft = await Draft(command.By.Id, command.PeriodId, ct);
                if (draft.Refusal is { } refused) return new Outcome<DividendPlanId>(refused);
                notes = draft.Value.Notes;
                await db.SaveChangesAsync(ct);
                work.Concerns($"{draft.Value.Plan.Id.Value}");
                return draft.Value.Plan.Id;
            },
            ct);
        if (drafted.Refusal is { } refusal) return refusal;
        var plan = await db.DividendPlans.AsNoTracking().Include(one => one.Shares)
            .SingleAsync(one => one.Id == drafted.Value, ct);
        return await PlanView.Of(db, plan, notes, ct);
    }

    /// <summary>The body that the preview runs too; works inside a unit of work.</summary>
    internal async Task<Outcome<(DividendPlan Plan, IReadOnlyList<string> Notes)>> Draft(
        StaffId by, PeriodId periodId, CancellationToken ct)
    {
        var period = await db.Periods.AsNoTracking().FirstOrDefaultAsync(one => one.Id == periodId, ct);
        if (period is null) return new PeriodNotFound();
        if (period.Status != PeriodStatus.Closed) return new PeriodNotClosed(period.Title);
        if (await db.DividendPlans.AnyAsync(
            plan => plan.PeriodId == periodId && plan.Status != PlanStatus.Declined, ct)) return new PlanExists();

        var cooperative = await db.Cooperatives.AsNoTracking().SingleAsync(one => one.Id == db.Tenant.Id, ct);
        var (input, notes) = await new SurplusOfPeriod(db, books).Read(period, cooperative, ct);
        if (cooperative.Form == LegalForm.FarmersCooperative
            && input.Rules.CheckForFarmersCooperative().Refusal is { } unlawful) return unlawful;
        var surplus = SurplusPlan.Draft(input);
        if (surplus.Refusal is { } refusal) return refusal;

        var byNumber = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .ToDictionaryAsync(household => household.Number, household => household.Id, ct);
        var fingerprint = SurplusOfPeriod.Fingerprint(period, input, surplus.Value);
        var plan = new DividendPlan(
            db.Tenant.Id, periodId, surplus.Value, byNumber, PlanTerms.Of(cooperative.Terms), fingerprint, by,
            clock.GetUtcNow());
        db.DividendPlans.Add(plan);
        return (plan, notes);
    }

    public sealed record Command(IdempotencyKey Key, StaffActor By, PeriodId PeriodId) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }
}
