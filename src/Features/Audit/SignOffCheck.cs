using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Audit;

/// <summary>Whether months, costs, members who left, repayments and adjustments have their two people and their paper
/// (money I16).</summary>
internal sealed class SignOffCheck(VillageDb db)
{
    private const int Most = 5;

    private static readonly CostStatus[] Booked =
        [CostStatus.Booked, CostStatus.ReversalRequested, CostStatus.Reversed];

    private static readonly DepartureStatus[] Gone =
        [DepartureStatus.Left, DepartureStatus.ReturnRequested, DepartureStatus.Returned];

    private static readonly RepaymentStatus[] Repaid =
        [RepaymentStatus.Booked, RepaymentStatus.ReversalRequested, RepaymentStatus.Reversed];

    public async Task<IReadOnlyList<string>> Problems(CancellationToken ct) =>
    [
        .. await MonthsClosedAlone(ct), .. await CostsWithoutPaper(ct), .. await DeparturesWithoutPaper(ct),
        .. await RepaymentsWithoutPaper(ct), .. await AdjustmentsWithoutBreak(ct),
    ];

    private async Task<IEnumerable<string>> MonthsClosedAlone(CancellationToken ct)
    {
        var closed = await db.Periods.AsNoTracking().Where(period => period.Status == PeriodStatus.Closed)
            .ToListAsync(ct);
        var agreed = await db.PostingRequests.AsNoTracking()
            .Where(one => one.Kind == PostingKind.PeriodClose && one.Status == PostingStatus.Approved)
            .Select(one => one.Reference).ToListAsync(ct);
        return closed.Where(period => !agreed.Contains(PostingRequest.NumberOf(period.Id))).Take(Most)
            .Select(period => $"账期 {period.Title} 结账没有第二个人");
    }

    private async Task<IEnumerable<string>> CostsWithoutPaper(CancellationToken ct)
    {
        var entries = await (
            from entry in db.JournalEntries
            join line in db.JournalLines on entry.Id equals line.EntryId
            where entry.Kind == EntryKind.CostBooked && line.Amount.Fen > 0
            select new { entry.Subject, line.AccountCode, line.Amount.Fen }).ToListAsync(ct);
        var vouchers = await db.CostVouchers.AsNoTracking().Where(one => Booked.Contains(one.Status)).ToListAsync(ct);
        var told = vouchers.Select(one => (one.Number, one.Account.Code, one.Amount.Fen)).ToHashSet();
        var booked = entries.Select(one => (one.Subject, one.AccountCode, one.Fen)).ToHashSet();
        booked.SymmetricExceptWith(told);
        return booked.Take(Most).Select(one => $"费用 {one.Item1} 的单据与分录不符");
    }

    /// <summary>What is owed to members who left, and what of it was paid, each by its paper.</summary>
    private async Task<IEnumerable<string>> DeparturesWithoutPaper(CancellationToken ct)
    {
        var papers = await db.Departures.AsNoTracking().Where(one => Gone.Contains(one.Status)).ToListAsync(ct);
        var told = papers.Where(one => !one.ToReturn.IsZero)
            .Select(one => (EntryKind.MemberLeft, one.Number, (HouseholdId?)one.HouseholdId, -one.ToReturn.Fen))
            .Concat(papers.Where(one => one.Status == DepartureStatus.Returned)
                .Select(one => (
                    EntryKind.CapitalReturned, one.Number, (HouseholdId?)one.HouseholdId, one.ToReturn.Fen)));
        return (await Differing([EntryKind.MemberLeft, EntryKind.CapitalReturned], Account.CapitalPayable, told, ct))
            .Select(number => $"退社 {number} 的单据与分录不符");
    }

    private async Task<IEnumerable<string>> RepaymentsWithoutPaper(CancellationToken ct)
    {
        var papers = await db.Repayments.AsNoTracking().Where(one => Repaid.Contains(one.Status)).ToListAsync(ct);
        var told = papers
            .Select(one => (EntryKind.DebtRepaid, one.Number, (HouseholdId?)one.HouseholdId, -one.Amount.Fen))
            .Concat(papers.Where(one => one.Status == RepaymentStatus.Reversed)
                .Select(one => (
                    EntryKind.RepaymentVoided, one.Number, (HouseholdId?)one.HouseholdId, one.Amount.Fen)));
        return (await Differing([EntryKind.DebtRepaid, EntryKind.RepaymentVoided], Account.GoodsPayable, told, ct))
            .Select(number => $"还款 {number} 的单据与分录不符");
    }

    /// <summary>The numbers of papers that the lines of that account don't tell, and the other way round.</summary>
    private async Task<IEnumerable<string>> Differing(
        EntryKind[] kinds, Account account,
        IEnumerable<(EntryKind Kind, string Number, HouseholdId? Household, long Fen)> told, CancellationToken ct)
    {
        var entries = await (
            from entry in db.JournalEntries
            join line in db.JournalLines on entry.Id equals line.EntryId
            where kinds.Contains(entry.Kind) && line.AccountCode == account.Code
            select new { entry.Kind, entry.Subject, line.HouseholdId, line.Amount.Fen }).ToListAsync(ct);
        var differing = told.ToHashSet();
        differing.SymmetricExceptWith(entries.Select(one => (one.Kind, one.Subject, one.HouseholdId, one.Fen)));
        return differing.Take(Most).Select(one => one.Number);
    }

    private async Task<IEnumerable<string>> AdjustmentsWithoutBreak(CancellationToken ct)
    {
        var booked = await db.JournalEntries.Where(entry => entry.Kind == EntryKind.BreakAdjusted)
            .Select(entry => entry.Subject).ToListAsync(ct);
        var ended = (await db.Breaks.AsNoTracking().Where(one => one.EndedAs == BreakEnd.Adjusted)
                .Select(one => new { one.Id, one.Rounds }).ToListAsync(ct))
            .Select(one => BusinessKey.BreakAdjusted(one.Id.Value, one.Rounds).Subject)
            .ToHashSet(StringComparer.Ordinal);
        ended.SymmetricExceptWith(booked);
        return ended.Order(StringComparer.Ordinal).Take(Most)
            .Select(one => $"差错调整 {one} 与差错不符");
    }
}
