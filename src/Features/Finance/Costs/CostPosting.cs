using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Costs;

/// <summary>Books a cost, or takes it back, when a second person has agreed.</summary>
public sealed class CostPosting(VillageDb db, Books books, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.Cost, PostingKind.CostReversal];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } voucher) return new CostNotFound();
        var done = request.Kind == PostingKind.Cost ? await Book(voucher, ct) : await TakeBack(voucher, ct);
        if (done.Refusal is { } refusal) return refusal;
        var household = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .Where(one => one.Id == voucher.HouseholdId).Select(one => one.Name).FirstOrDefaultAsync(ct);
        return new PostedByHand(Cost: new(
            voucher.Number, voucher.Account.Name, voucher.Day, voucher.Payee, voucher.Note, voucher.Evidence,
            household, voucher.ReversalNote));
    }

    public async Task WasDeclined(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } voucher) return;
        (request.Kind == PostingKind.Cost ? voucher.Decline() : voucher.KeepBooked()).OrThrow();
    }

    private async Task<Outcome> Book(CostVoucher voucher, CancellationToken ct)
    {
        var period = await books.OwnPeriod(voucher.Day, ct);
        if (period.Refusal is { } closed) return closed;
        if (voucher.Book().Refusal is { } refusal) return refusal;
        books.Post(CostBooked.Entry(voucher), period.Value, BeijingTime.StartOf(voucher.Day));
        return Outcome.Done;
    }

    /// <summary>Today, in whichever month that is: the one that bore it may be signed off.</summary>
    private async Task<Outcome> TakeBack(CostVoucher voucher, CancellationToken ct)
    {
        if (voucher.Reverse().Refusal is { } refusal) return refusal;
        _ = await books.Reverse(CostBooked.Back(voucher), clock.GetUtcNow(), ct);
        return Outcome.Done;
    }

    private Task<CostVoucher?> Find(PostingRequest request, CancellationToken ct) =>
        db.CostVouchers.SingleOrDefaultAsync(one => one.Number == request.Reference, ct);

    /// <param name="Household">For whose goods or work; null where it is nobody's in particular.</param>
    /// <param name="Why">Of one that is taken back.</param>
    public sealed record Told(
        string Number, string Account, DateOnly Day, string Payee, string Note, string Evidence, string? Household,
        string? Why);
}
