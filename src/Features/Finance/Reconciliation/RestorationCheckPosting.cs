using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Two people have looked at what the bank and the cash box paid since a backup. Nothing is booked: what they
/// found is drafted as payouts and confirmed by its receipts.</summary>
public sealed class RestorationCheckPosting(VillageDb db, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.RestorationCheck];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        var id = long.Parse(request.Reference, CultureInfo.InvariantCulture);
        var restoration = await db.Restorations.SingleAsync(one => one.Id == id, ct);
        var now = clock.GetUtcNow();
        if (restoration.CheckBank(now).Refusal is { } refusal) return refusal;
        await db.EndRestorations(now, ct);
        return new PostedByHand(Restored: new(restoration.From, restoration.To, request.Note));
    }

    /// <param name="Note">What was looked at, and found.</param>
    public sealed record Told(DateOnly From, DateOnly To, string Note);
}
