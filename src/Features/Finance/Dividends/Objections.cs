using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

internal static class Objections
{
    /// <summary>Writes down what a household has against a plan, whoever brings it. Works inside a unit of work: two
    /// at once meet at the unique key, and the second one is told.</summary>
    public static async Task<Outcome<PlanObjection>> Raise(
        this VillageDb db, ObjectionWish wish, ObjectionVoice voice, DateTimeOffset now, CancellationToken ct)
    {
        var plan = await db.DividendPlans.AsNoTracking().FirstOrDefaultAsync(one => one.Id == wish.PlanId, ct);
        if (plan is null) return new PlanNotFound();
        if (await db.PlanObjections.AnyAsync(one => one.PlanId == wish.PlanId && one.HouseholdId == wish.Household
            && one.Status == ObjectionStatus.Open, ct)) return new ObjectionOpenAlready();
        var raised = PlanObjection.Raise(plan, wish.Household, wish.Text, voice, now);
        if (raised.Refusal is { } refusal) return refusal;
        db.PlanObjections.Add(raised.Value);
        await db.SaveChangesAsync(ct);
        return raised;
    }

    /// <summary>Households whose dividend waits, because they have something against a plan that was posted and nobody
    /// has answered.</summary>
    public static IQueryable<HouseholdId> Disputing(this VillageDb db) => db.PlanObjections
        .Where(one => one.Status == ObjectionStatus.Open && db.DividendPlans.Any(plan =>
            plan.Id == one.PlanId && plan.Status == PlanStatus.Allocated))
        .Select(one => one.HouseholdId);
}

/// <param name="Text">In the household's own words.</param>
internal sealed record ObjectionWish(DividendPlanId PlanId, HouseholdId Household, string Text);
