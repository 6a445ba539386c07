using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

public enum BatchesShown
{
    All,

    /// <summary>Waiting for its second person.</summary>
    Drafted,

    /// <summary>With a payout that was sent off and has no end yet.</summary>
    Open,

    /// <summary>With a payout that failed and that nobody has drafted again.</summary>
    Failed,

    /// <summary>Nothing is left to wait for or to do: all of it arrived or was taken over, or it was dropped.</summary>
    Done,
}

/// <summary>The batches, the newest first unless asked otherwise, with how far their payouts are.</summary>
public sealed class ListBatches(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(BatchSummary.DraftedAt), Descending: true);

    private static readonly SortKeys<PayoutBatch> Keys = new SortKeys<PayoutBatch>()
        .With(nameof(BatchSummary.Number), batch => batch.Number)
        .With(nameof(BatchSummary.Status), batch => batch.Status)
        .With(nameof(BatchSummary.Total), batch => batch.Total.Fen)
        .With(nameof(BatchSummary.DraftedAt), batch => batch.People.MadeAt);

    // Asked for from the side of the payouts: few are without an end, and an index has them.
    private IQueryable<PayoutBatchId> Open => db.Payouts
        .Where(one => one.Status == PayoutStatus.Submitted || one.Status == PayoutStatus.WaitingForPayee)
        .Select(one => one.BatchId);

    private IQueryable<PayoutBatchId> Left => db.LeftToPay().Select(one => one.BatchId);

    public async Task<Outcome<Page<BatchSummary>>> Run(Query query, CancellationToken ct)
    {
        var batches = Wanted(Found(query.Search), query.Show);
        var sorted = Keys.Order(batches, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await batches.CountAsync(ct);
        var found = await sorted.Value.ThenByDescending(batch => batch.Id).Skip(query.Page.Skip)
            .Take(query.Page.Take).ToListAsync(ct);
        return new Page<BatchSummary>(await BatchSummary.Of(db, found, ct), total);
    }

    /// <summary>How many of what is searched for are in each part. One that has failed payouts and open ones is in
    /// both: each is to be done something about.</summary>
    public async Task<IReadOnlyDictionary<BatchesShown, int>> Count(string? search, CancellationToken ct)
    {
        var found = Found(search);
        var byStatus = await found.GroupBy(static batch => batch.Status)
            .Select(static same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(static same => same.Key, static same => same.Count, ct);
        var (open, left) = (Open, Left);
        return new Dictionary<BatchesShown, int>
        {
            [BatchesShown.All] = byStatus.Values.Sum(),
            [BatchesShown.Drafted] = byStatus.GetValueOrDefault(BatchStatus.Drafted),
            [BatchesShown.Open] = await found.CountAsync(batch => open.Contains(batch.Id), ct),
            [BatchesShown.Failed] = await found.CountAsync(batch => left.Contains(batch.Id), ct),
            // The rest of what was approved: asked for by itself, each batch that there ever was is looked into.
            [BatchesShown.Done] = byStatus.GetValueOrDefault(BatchStatus.Discarded)
                + byStatus.GetValueOrDefault(BatchStatus.Approved)
                - await found.CountAsync(
                    batch => batch.Status == BatchStatus.Approved
                        && (open.Contains(batch.Id) || left.Contains(batch.Id)),
                    ct),
        };
    }

    private IQueryable<PayoutBatch> Found(string? search)
    {
        var batches = db.PayoutBatches.AsNoTracking();
        return PersonText.Word(search) is not { } text ? batches : batches.Where(batch =>
            batch.Number.Contains(text) || batch.Payouts.Any(payout => payout.OutBillNo == text));
    }

    private IQueryable<PayoutBatch> Wanted(IQueryable<PayoutBatch> batches, BatchesShown shown)
    {
        var (open, left) = (Open, Left);
        return shown switch
        {
            BatchesShown.Drafted => batches.Where(batch => batch.Status == BatchStatus.Drafted),
            BatchesShown.Failed => batches.Where(batch => left.Contains(batch.Id)),
            BatchesShown.Open => batches.Where(batch => open.Contains(batch.Id)),
            BatchesShown.Done => batches.Where(batch => batch.Status == BatchStatus.Discarded
                || (batch.Status == BatchStatus.Approved && !open.Contains(batch.Id) && !left.Contains(batch.Id))),
            _ => batches,
        };
    }

    /// <param name="Search">Part of the batch's number, or the whole number of a payout.</param>
    public sealed record Query(PageQuery Page, BatchesShown Show = BatchesShown.All, string? Search = null);
}

/// <summary>How far a batch is.</summary>
/// <param name="DecidedByName">Who approved or discarded it.</param>
/// <param name="DeclineReason">Why another person sent it back; null when its maker dropped it.</param>
/// <param name="Open">Sent off, and not arrived: submitted is not paid.</param>
/// <param name="Failed">Not paid, and nobody has drafted it again.</param>
/// <param name="Replaced">Failed, and taken over by a later batch.</param>
public sealed record BatchSummary(
    PayoutBatchId Id, string Number, BatchStatus Status, Money Total, StaffId DraftedBy, string DraftedByName,
    DateTimeOffset DraftedAt, string? DecidedByName, DateTimeOffset? DecidedAt, string? DeclineReason, int Payouts,
    int Succeeded, int Open, int Failed, Money FailedAmount, int Replaced)
{
    /// <summary>Another person said no to it.</summary>
    public bool IsSentBack => DeclineReason is not null;

    /// <summary>Counted by the database, in the order given.</summary>
    internal static async Task<IReadOnlyList<BatchSummary>> Of(
        VillageDb db, IReadOnlyList<PayoutBatch> batches, CancellationToken ct)
    {
        var ids = batches.Select(batch => batch.Id).ToList();
        var groups = await db.Payouts.AsNoTracking().Where(payout => ids.Contains(payout.BatchId))
            .GroupBy(payout => new { payout.BatchId, payout.Status, IsReplaced = payout.ReplacedInId != null })
            .Select(group => new
            {
                group.Key.BatchId,
                group.Key.Status,
                group.Key.IsReplaced,
                Count = group.Count(),
                Fen = group.Sum(payout => payout.Amount.Fen),
            })
            .ToListAsync(ct);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        var counted = groups.ToLookup(group => group.BatchId);
        return
        [
            .. batches.Select(batch =>
            {
                var own = counted[batch.Id].ToList();
                var failed = own.FindAll(one => one is { Status: PayoutStatus.Failed, IsReplaced: false });
                var people = batch.People;
                var maker = people.Maker!.Value;
                return new BatchSummary(
                    batch.Id, batch.Number, batch.Status, batch.Total, maker, names[maker], people.MadeAt,
                    people.DecidedBy is { } by ? names[by] : null, people.DecidedAt, people.DeclineReason,
                    own.Sum(one => one.Count),
                    own.Where(one => one.Status == PayoutStatus.Succeeded).Sum(one => one.Count),
                    own.Where(one => one.Status is PayoutStatus.Submitted or PayoutStatus.WaitingForPayee)
                        .Sum(one => one.Count),
                    failed.Sum(one => one.Count), new Money(failed.Sum(one => one.Fen)),
                    own.Where(one => one.IsReplaced).Sum(one => one.Count));
            }),
        ];
    }
}
