using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Ends a break when a second person has agreed: by its booking, or by its explanation alone.</summary>
/// <remarks>The entry is dated now: the day of the break may lie in a month that is signed off.</remarks>
public sealed class BreakPosting(VillageDb db, Books books, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.BreakAdjustment, PostingKind.BreakClosing];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } found) return new BreakNotFound();
        var now = clock.GetUtcNow();
        // Of a preview nobody has decided yet.
        var by = request.People.DecidedBy ?? request.People.Maker!.Value;
        if (found.Settle(by, now).Refusal is { } refusal) return refusal;
        string? words = null;
        if (found.EndedAs == BreakEnd.Adjusted)
        {
            var booking = BreakAdjusted.Entry(found);
            await books.Post(booking, now, ct);
            words = BreakAdjustment.WordsOf(found);
        }

        return new PostedByHand(Break: new(
            found.Id, found.Day, found.Subject, found.Sentence, found.Explanation!, found.Evidence!, words));
    }

    public async Task WasDeclined(PostingRequest request, CancellationToken ct)
    {
        // One that closed itself meanwhile stays closed.
        if (await Find(request, ct) is { Status: BreakStatus.Waiting } found)
            found.SendBack(request.People.DecidedBy!.Value, request.People.DeclineReason, clock.GetUtcNow());
    }

    private Task<Break?> Find(PostingRequest request, CancellationToken ct)
    {
        var id = new BreakId(long.Parse(request.Reference, CultureInfo.InvariantCulture));
        return db.Breaks.SingleOrDefaultAsync(one => one.Id == id, ct);
    }

    /// <param name="Booking">In words; null when nothing is booked.</param>
    public sealed record Ended(
        BreakId Id, DateOnly Day, string Subject, string Sentence, string Explanation, string Evidence,
        string? Booking);
}
