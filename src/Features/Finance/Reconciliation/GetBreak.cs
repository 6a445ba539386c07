using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>One break with both sides, its history, and what may be done about it now.</summary>
public sealed class GetBreak(VillageDb db, BreakSides sides, TimeProvider clock)
{
    public async Task<Outcome<View>> Run(Query query, CancellationToken ct)
    {
        var found = await db.Breaks.AsNoTracking().Include(one => one.Steps)
            .SingleOrDefaultAsync(one => one.Id == query.Id, ct);
        if (found is null) return new BreakNotFound();
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        string? NameOf(StaffId? id) => id is { } one ? names[one] : null;
        var number = PostingRequest.NumberOf(found.Id);
        var waits = await db.PostingRequests.AsNoTracking()
            .Where(one => one.Reference == number && one.Status == PostingStatus.Requested
                && (one.Kind == PostingKind.BreakAdjustment || one.Kind == PostingKind.BreakClosing))
            .Select(one => (PostingRequestId?)one.Id).FirstOrDefaultAsync(ct);
        var money = found.Source.MoneyAccount();
        return new View(
            BreakView.Of(found, NameOf(found.Owner), clock.GetUtcNow()), await sides.Ours(found, ct),
            await sides.Theirs(found, ct), found.Explanation, found.Evidence, BreakAdjustment.WordsOf(found), waits,
            found.Size, new(money.Code, money.Name),
            found.Source == BreakSource.TradeBill ? [] : [.. BreakAdjustment.Counters.Where(one => one != money)
                .Select(one => new AccountView(one.Code, one.Name))],
            [.. found.Steps.OrderBy(step => step.At).ThenBy(step => step.Id).Select(step => new StepView(
                step.Act, step.At, NameOf(step.By), NameOf(step.Owner), step.Text))]);
    }

    public sealed record Query(BreakId Id);

    /// <param name="Theirs">The rows of their paper that have the number; empty when it has none.</param>
    /// <param name="Proposal">The booking that was proposed, in words; null when none is.</param>
    /// <param name="Waits">What a second person decides; null when nothing waits.</param>
    /// <param name="Most">The most that may be adjusted, and what a second person types to close it.</param>
    /// <param name="MoneyAccount">What an adjustment is added to, or taken off.</param>
    /// <param name="Counters">Where its other side may lie; none for the trade bill, which moves no money.</param>
    public sealed record View(
        BreakView Break, OurSide? Ours, IReadOnlyList<TheirSide> Theirs, string? Explanation, string? Evidence,
        string? Proposal, PostingRequestId? Waits, Money Most, AccountView MoneyAccount,
        IReadOnlyList<AccountView> Counters, IReadOnlyList<StepView> History);

    public sealed record AccountView(string Code, string Name);

    /// <param name="By">Null when the system did it.</param>
    /// <param name="Owner">Whom it was given to.</param>
    public sealed record StepView(BreakAct Act, DateTimeOffset At, string? By, string? Owner, string Text);
}
