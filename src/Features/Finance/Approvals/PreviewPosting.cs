using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>What the second person is about to post, tried and rolled back: what it is, and what each account holds
/// before and after.</summary>
public sealed class PreviewPosting(VillageDb db, UnitOfWork work, HandPosting posting, Books books)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => work.DryRun<View>(
        async () =>
        {
            var request = await db.PostingRequests.SingleOrDefaultAsync(one => one.Id == query.Id, ct);
            if (request is null) return new RequestNotFound();
            var posted = await posting.Post(request, ct);
            if (posted.Refusal is { } refusal) return refusal;
            await db.SaveChangesAsync(ct);
            return new View(posted.Value, await Changes(ct));
        },
        ct);

    private async Task<IReadOnlyList<BalanceChange>> Changes(CancellationToken ct)
    {
        var changes = new List<BalanceChange>();
        foreach (var account in Account.All)
        {
            var change = Money.Sum(db.Writes.UnsentOf(account).Values);
            if (change.IsZero) continue;
            var after = await books.Balance(account, ct);
            changes.Add(new(account.Code, after - change, after));
        }

        return changes;
    }

    public sealed record Query(PostingRequestId Id);

    public sealed record View(PostedByHand Posted, IReadOnlyList<BalanceChange> Balances);

    /// <param name="Before">Debits less credits.</param>
    public sealed record BalanceChange(string Code, Money Before, Money After);
}
