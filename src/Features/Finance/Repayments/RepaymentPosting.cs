using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Repayments;

/// <summary>Books what a household paid back, or takes that back, when a second person has agreed.</summary>
public sealed class RepaymentPosting(VillageDb db, Books books, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.Repayment, PostingKind.RepaymentReversal];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } repayment) return new RepaymentNotFound();
        var done = request.Kind == PostingKind.Repayment ? await Book(repayment, ct) : await TakeBack(repayment, ct);
        if (done.Refusal is { } refusal) return refusal;
        var household = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .SingleAsync(one => one.Id == repayment.HouseholdId, ct);
        return new PostedByHand(Repayment: new(
            repayment.Number, household.Number, household.Name, repayment.Day, repayment.Evidence,
            repayment.ReversalNote));
    }

    public async Task WasDeclined(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } repayment) return;
        (request.Kind == PostingKind.Repayment ? repayment.Decline() : repayment.KeepBooked()).OrThrow();
    }

    private async Task<Outcome> Book(Repayment repayment, CancellationToken ct)
    {
        var period = await books.OwnPeriod(repayment.Day, ct);
        if (period.Refusal is { } closed) return closed;
        if (repayment.Book().Refusal is { } refusal) return refusal;
        books.Post(DebtRepaid.Entry(repayment), period.Value, BeijingTime.StartOf(repayment.Day));
        return Outcome.Done;
    }

    /// <summary>Today, in whichever month that is: the one that has it may be signed off.</summary>
    private async Task<Outcome> TakeBack(Repayment repayment, CancellationToken ct)
    {
        if (repayment.Reverse().Refusal is { } refusal) return refusal;
        _ = await books.Reverse(DebtRepaid.Back(repayment), clock.GetUtcNow(), ct);
        return Outcome.Done;
    }

    private Task<Repayment?> Find(PostingRequest request, CancellationToken ct) =>
        db.Repayments.SingleOrDefaultAsync(one => one.Number == request.Reference, ct);

    /// <param name="HouseholdNumber">On the village's register.</param>
    /// <param name="Why">Of one that is taken back.</param>
    public sealed record Told(
        string Number, int HouseholdNumber, string Name, DateOnly Day, string Evidence, string? Why);
}
