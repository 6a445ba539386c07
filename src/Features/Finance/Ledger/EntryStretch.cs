using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>Where entries of some months lie, told by the first and the last of them: they lie together, and said so,
/// neither engine looks into the others.</summary>
internal sealed record EntryStretch(JournalEntryId First, JournalEntryId Last)
{
    /// <summary>Null where there is no entry.</summary>
    public static Task<EntryStretch?> Of(IQueryable<JournalEntry> entries, CancellationToken ct) => entries
        .GroupBy(static _ => 1)
        .Select(static all => new EntryStretch(all.Min(one => one.Id), all.Max(one => one.Id)))
        .FirstOrDefaultAsync(ct);
}
