using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Tests.Model;

/// <summary>Closing a month, and sharing its surplus.</summary>
internal sealed class PlanActs(Play play)
{
    public IEnumerable<Act> All =>
    [
        new(3, "close a period", Close), new(4, "draft a plan", Draft), new(4, "disclose a plan", Disclose),
        new(1, "decline a plan", Decline), new(3, "approve a plan", Approve), new(5, "allocate a plan", Allocate),
        new(4, "wait for objections", Wait, MovesTime: true), new(1, "withdraw a plan", Withdraw),
        new(3, "object to a plan", Raise), new(3, "answer an objection", Answer),
    ];

    /// <summary>The statutory days of disclosure.</summary>
    private async Task<bool> Wait()
    {
        if (await Plan(PlanStatus.Disclosed) is not { DisclosedAt: { } at } || play.WeChatsNow > at.AddDays(15))
            return false;
        play.Note("nobody objects");
        await play.Move(at.AddDays(15).AddHours(1) - play.WeChatsNow);
        return true;
    }


    private async Task<bool> Close()
    {
        var today = BeijingTime.DayOf(play.WeChatsNow);
        var period = await play.Look(db => db.Periods.AsNoTracking()
            .Where(one => one.Status == PeriodStatus.Open && one.LastDay < today).OrderBy(one => one.FirstDay)
            .FirstOrDefaultAsync());
        if (period is null) return false;
        var key = IdempotencyKey.New();
        var asked = await play.Ask($"ask to close {period.Title}", (RequestPeriodClose feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, period.Id), ct));
        if (asked is not { IsRefused: false, Value: { } request }) return true;
        var second = IdempotencyKey.New();
        _ = await play.Ask($"close {period.Title}", (ApprovePosting feature, CancellationToken ct) =>
            feature.Run(new(second, play.Cast.Reviewer, request.Id, request.ToType), ct));
        return true;
    }

    private async Task<bool> Draft()
    {
        var period = await play.Pick(db => db.Periods.AsNoTracking().Where(one => one.Status == PeriodStatus.Closed
            && !db.DividendPlans.Any(plan => plan.PeriodId == one.Id && plan.Status != PlanStatus.Declined))
            .OrderBy(one => one.FirstDay));
        if (period is null) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"draft a plan of {period.Title}", (DraftDividendPlan feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, period.Id), ct));
        return true;
    }

    private async Task<bool> Disclose()
    {
        if (await Plan(PlanStatus.Drafted) is not { } plan) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask("disclose the plan", (DiscloseDividendPlan feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, plan.Id), ct));
        return true;
    }

    private async Task<bool> Decline()
    {
        if (await Plan(PlanStatus.Drafted, PlanStatus.Disclosed) is not { } plan) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask("decline the plan", (DeclineDividendPlan feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Reviewer, plan.Id, "有异议"), ct));
        return true;
    }

    private async Task<bool> Withdraw()
    {
        if (await Plan(PlanStatus.Disclosed) is not { } plan) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask("take the plan down", (WithdrawDividendPlan feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, plan.Id, "要核对"), ct));
        return true;
    }

    private async Task<bool> Raise()
    {
        if (await Plan(PlanStatus.Disclosed) is not { } plan) return false;
        var household = await play.Pick(db => db.Households.AsNoTracking().OrderBy(one => one.Id));
        var key = IdempotencyKey.New();
        _ = await play.Ask($"{household!.Number} objects", (TakeDownObjection feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Keeper, plan.Id, household.Id, "少算了"), ct));
        return true;
    }

    public async Task<bool> Answer()
    {
        var open = await play.Pick(db => db.PlanObjections.AsNoTracking()
            .Where(one => one.Status == ObjectionStatus.Open).OrderBy(one => one.Id));
        if (open is null) return false;
        var (key, isUpheld) = (IdempotencyKey.New(), play.OneIn(2));
        _ = await play.Ask("answer an objection", (AnswerObjection feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Reviewer, open.Id, isUpheld, "核对过"), ct));
        return true;
    }

    private async Task<bool> Approve()
    {
        if (await Plan(PlanStatus.Disclosed) is not { } plan) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"approve the plan of {plan.Distributable}",
            (ApproveDividendPlan feature, CancellationToken ct) =>
                feature.Run(new(key, play.Cast.Reviewer, plan.Id, plan.Distributable), ct));
        return true;
    }

    private async Task<bool> Allocate()
    {
        if (await Plan(PlanStatus.Approved) is not { } plan) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask("allocate the plan", (AllocateDividendPlan feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Treasurer, plan.Id), ct));
        return true;
    }

    private Task<DividendPlan?> Plan(params PlanStatus[] status) => play.Pick(db => db.DividendPlans.AsNoTracking()
        .Where(one => status.Contains(one.Status)).OrderBy(one => one.Id));
}
