using Microsoft.EntityFrameworkCore;
using VillageCloud.Demo.Past;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;

namespace VillageCloud.DevHost.Past;

/// <summary>Closing months and sharing their surplus. The plan of the last closed month is still on the notice board
/// when the newcomer comes; those before are paid out.</summary>
internal sealed class PastMonths(PastVillage village, PastMoney money)
{
    private const int DayOfClosing = 2;
    private const int DayOfPayout = 20;

    /// <summary>The running plan was put up so many days ago, or on the third when that is later.</summary>
    private const int DaysOnTheBoard = 6;

    private static readonly TimeOnly Afternoon = new(15, 30);
    private static readonly TimeOnly Morning = new(9, 40);

    public void Open()
    {
        var first = DemoScript.FirstDay(village.Today);
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= village.Today; month = month.AddMonths(1))
        {
            var (closed, next) = (month, month.AddMonths(1));
            var isLast = BeijingTime.At(next.AddMonths(1).AddDays(DayOfClosing - 1), Afternoon) > village.Now;
            village.Diary.Write(
                BeijingTime.At(next.AddDays(DayOfClosing - 1), Afternoon), token => Close(closed, isLast, token));
            var payday = month.AddDays(DayOfPayout - 1);
            if (payday > first.AddDays(DaysOnTheBoard) && payday < village.Today.AddDays(-DaysOnTheBoard + 2))
                village.Diary.Write(BeijingTime.At(payday, Morning), money.PayAll);
        }
    }

    private async Task Close(DateOnly month, bool isLast, CancellationToken ct)
    {
        var period = await village.Look(db => db.Periods.AsNoTracking()
            .Where(one => one.FirstDay == month).Select(one => (PeriodId?)one.Id).FirstOrDefaultAsync(ct));
        if (period is not { } id) return;
        var asked = (await village.Use<RequestPeriodClose, Outcome<RequestPeriodClose.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Treasurer, id), ct))).OrThrow();
        _ = (await village.Use<ApprovePosting, Outcome<PostedByHand>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Reviewer, asked.Id, asked.ToType), ct))).OrThrow();
        var plan = (await village.Use<DraftDividendPlan, Outcome<PlanView>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Treasurer, id), ct))).OrThrow();
        var up = month.AddMonths(1).AddDays(DayOfClosing);
        var late = village.Today.AddDays(-DaysOnTheBoard);
        var disclosed = BeijingTime.At(isLast && late > up ? late : up, Morning);
        village.Diary.Write(disclosed, token => Disclose(plan, token));
    }

    private async Task Disclose(PlanView plan, CancellationToken ct)
    {
        _ = (await village.Use<DiscloseDividendPlan, Outcome<DiscloseDividendPlan.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Treasurer, plan.Id), ct))).OrThrow();
        var days = await village.Look(db => db.DividendPlans.AsNoTracking()
            .Where(one => one.Id == plan.Id).Select(one => one.Terms.DisclosureDays).SingleAsync(ct));
        village.Diary.Write(village.Clock.AddDays(days).AddMinutes(50), token => Allocate(plan, token));
    }

    private async Task Allocate(PlanView plan, CancellationToken ct)
    {
        _ = (await village.Use<ApproveDividendPlan, Outcome<ApproveDividendPlan.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Reviewer, plan.Id, plan.Distributable), ct))).OrThrow();
        _ = (await village.Use<AllocateDividendPlan, Outcome<AllocateDividendPlan.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), village.Treasurer, plan.Id), ct))).OrThrow();
    }
}
