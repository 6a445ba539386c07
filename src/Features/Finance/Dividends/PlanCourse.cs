using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>How far a plan is, beside its figures.</summary>
/// <param name="Disclosure">Null before it stands on the notice board.</param>
/// <param name="Withdrawals">How often it was taken down before, the oldest first.</param>
/// <param name="Resolution">What the members' assembly decided; null until it is recorded.</param>
/// <param name="ResolutionRequired">It isn't approved without one.</param>
/// <param name="Objecting">Households with something against it that nobody has answered; their dividend waits.</param>
/// <param name="Objections">All that were raised, answered or not.</param>
public sealed record PlanCourse(
    Disclosure? Disclosure, IReadOnlyList<WithdrawalView> Withdrawals, ResolutionView? Resolution,
    bool ResolutionRequired, IReadOnlyList<HouseholdId> Objecting, int Objections)
{
    internal static async Task<PlanCourse> Of(
        VillageDb db, DividendPlan plan, DateTimeOffset now, CancellationToken ct)
    {
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        var withdrawals = await db.PlanWithdrawals.AsNoTracking().Where(one => one.PlanId == plan.Id)
            .OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync(ct);
        // One of an earlier disclosure doesn't count any more.
        var resolution = plan.ResolvedAt is null ? null : await db.PlanResolutions.AsNoTracking()
            .Where(one => one.PlanId == plan.Id).OrderByDescending(one => one.Id).FirstOrDefaultAsync(ct);
        var objections = await db.PlanObjections.AsNoTracking().Where(one => one.PlanId == plan.Id)
            .Select(one => new { one.HouseholdId, one.Status }).ToListAsync(ct);
        return new PlanCourse(
            Disclosure.Of(plan, now),
            [.. withdrawals.Select(one => new WithdrawalView(one.DisclosedAt, one.At, names[one.By], one.Reason))],
            resolution is null ? null : new(resolution.Vote, names[resolution.By], resolution.At),
            plan.Terms.ResolutionRequired,
            [.. objections.Where(one => one.Status == ObjectionStatus.Open).Select(one => one.HouseholdId)],
            objections.Count);
    }
}

/// <summary>公示.</summary>
/// <param name="Until">When the statutory days are over; from then on the plan can be approved.</param>
/// <param name="DaysLeft">Beijing days until then; 0 when they are over.</param>
public sealed record Disclosure(DateTimeOffset From, DateTimeOffset Until, int DaysLeft, bool IsOver)
{
    internal static Disclosure? Of(DividendPlan plan, DateTimeOffset now)
    {
        if (plan.DisclosedUntil is not { } until) return null;
        var days = BeijingTime.DayOf(until).DayNumber - BeijingTime.DayOf(now).DayNumber;
        return new(plan.DisclosedAt!.Value, until, Math.Max(days, 0), now >= until);
    }
}

/// <summary>A disclosure that ended early.</summary>
public sealed record WithdrawalView(DateTimeOffset DisclosedAt, DateTimeOffset At, string By, string Reason);

/// <param name="RecordedBy">Of the staff.</param>
public sealed record ResolutionView(AssemblyVote Vote, string RecordedBy, DateTimeOffset RecordedAt);
