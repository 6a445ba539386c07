using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Dividends;

namespace VillageCloud.Features.Insights;

/// <summary>What a second person has to look at; never what they made themselves.</summary>
internal sealed class ReviewWork(VillageDb db, IEnumerable<IApprovalSource> approvals)
{
    private const string Waiting = "console/approvals?only=waiting";
    private const int FirstFew = 5;

    public async Task Add(WorkPiles piles, StaffId me, DateTimeOffset now, CancellationToken ct)
    {
        await AddApprovals(piles, me, now, ct);
        await piles.Put(
            WorkKind.ConfirmPayouts, Duty.Review,
            from payout in db.Payouts
            join batch in db.PayoutBatches on payout.BatchId equals batch.Id
            where payout.Channel != PayoutChannel.WeChat && payout.Status == PayoutStatus.Submitted
                && payout.SubmittedAt != null && batch.People.Maker != me
            select new WorkFound
            {
                Subject = payout.OutBillNo, Since = payout.SubmittedAt!.Value, Fen = payout.Amount.Fen,
            },
            _ => "console/payouts?show=open", ct);
        var objections = await (
            from objection in db.PlanObjections.AsNoTracking()
            join plan in db.DividendPlans on objection.PlanId equals plan.Id
            join household in db.Households.IgnoreAutoIncludes() on objection.HouseholdId equals household.Id
            where objection.Status == ObjectionStatus.Open && plan.People.Maker != me
            select new { household.Name, objection.RaisedAt, objection.PlanId }).ToListAsync(ct);
        piles.Put(
            WorkKind.AnswerObjections, Duty.Review,
            objections.ConvertAll(one => new WorkFound
            {
                Subject = one.Name,
                Since = one.RaisedAt,
                Link = $"console/dividends?plan={one.PlanId.Value}&show=objections",
            }),
            _ => "console/dividends?show=objections");
    }

    /// <summary>A plan that is still on the notice board can't be decided about, so it isn't counted as waiting.
    /// </summary>
    private async Task AddApprovals(WorkPiles piles, StaffId me, DateTimeOffset now, CancellationToken ct)
    {
        var disclosed = await db.DividendPlans.AsNoTracking()
            .Where(plan => plan.Status == PlanStatus.Disclosed).ToListAsync(ct);
        var decidable = disclosed.FindAll(plan => plan.DisclosedUntil <= now).ConvertAll(plan => plan.PeriodId);
        var (count, fen, first) = (0, 0L, new List<WorkFound>());
        DateTimeOffset? oldest = null;
        foreach (var source in approvals)
        {
            var waiting = (await source.Find(text: null, ct)).Where(item =>
                item.People.Checker == null && item.People.Decliner == null && item.People.Maker != me);
            if (source is PlanApprovals) waiting = waiting.Where(item => decidable.Contains(item.PeriodId!.Value));
            var found = await waiting.OrderBy(item => item.People.MadeAt).Take(FirstFew).ToListAsync(ct);
            if (found.Count == 0) continue;
            count += await waiting.CountAsync(ct);
            fen += await waiting.SumAsync(item => item.Fen, ct);
            oldest = oldest < found[0].People.MadeAt ? oldest : found[0].People.MadeAt;
            first.AddRange(found.Select(item => new WorkFound
            {
                Subject = item.Number.Length > 0 ? item.Number : $"{item.Kind}",
                Since = item.People.MadeAt,
                Fen = item.Fen,
                Link = LinkOf(item),
            }));
        }

        if (oldest is not { } since) return;
        piles.Put(
            WorkKind.Decide, Duty.Review, count, since, fen,
            [.. first.OrderBy(static one => one.Since).Take(FirstFew)], _ => Waiting);
    }

    /// <summary>A batch or a plan is many rows, and is decided where they stand.</summary>
    private static string LinkOf(ApprovalItem item) => item switch
    {
        { Kind: ApprovalKind.PayoutBatch } => $"console/payouts?open={item.Number}",
        { Kind: ApprovalKind.WeChatAccount } => "console/wechat",
        { Kind: ApprovalKind.Terms } => "console/settings",
        { PlanId: { } plan } => $"console/dividends?plan={plan.Value}",
        { Number.Length: > 0 } => $"{Waiting}&q={item.Number}",
        _ => Waiting,
    };
}
