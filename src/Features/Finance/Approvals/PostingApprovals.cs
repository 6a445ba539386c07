using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>What is posted by hand: top-ups, settlements, payouts that came back, breaks, months, costs,
/// capital, members who leave, debts that are paid back.</summary>
public sealed class PostingApprovals(VillageDb db) : IApprovalSource
{
    public Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all = db.PostingRequests.AsNoTracking();
        if (text is not null) all = all.Where(one => one.Reference.Contains(text) || one.Note.Contains(text));
        return Task.FromResult(all.Select(one => new ApprovalItem
        {
            Kind = one.Kind == PostingKind.TopUp ? ApprovalKind.TopUp
                : one.Kind == PostingKind.PayoutReturn ? ApprovalKind.PayoutReturn
                : one.Kind == PostingKind.BreakAdjustment ? ApprovalKind.BreakAdjustment
                : one.Kind == PostingKind.BreakClosing ? ApprovalKind.BreakClosing
                : one.Kind == PostingKind.PeriodClose ? ApprovalKind.PeriodClose
                : one.Kind == PostingKind.Cost ? ApprovalKind.Cost
                : one.Kind == PostingKind.CostReversal ? ApprovalKind.CostReversal
                : one.Kind == PostingKind.Capital ? ApprovalKind.Capital
                : one.Kind == PostingKind.Departure ? ApprovalKind.Departure
                : one.Kind == PostingKind.Split ? ApprovalKind.Split
                : one.Kind == PostingKind.Merge ? ApprovalKind.Merge
                : one.Kind == PostingKind.CapitalReturn ? ApprovalKind.CapitalReturn
                : one.Kind == PostingKind.Repayment ? ApprovalKind.Repayment
                : one.Kind == PostingKind.RepaymentReversal ? ApprovalKind.RepaymentReversal
                : one.Kind == PostingKind.RestorationCheck ? ApprovalKind.RestorationCheck
                : ApprovalKind.Settlement,
            Number = one.Reference,
            Note = one.Note,
            Fen = one.Amount.Fen,
            People = one.People,
            PostingId = one.Id,
            EffectiveAt = one.EffectiveAt,
        }));
    }
}
