using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>The layout of this village's file for its bank.</summary>
public sealed class GetBankFileLayout(VillageDb db)
{
    public async Task<View> Run(CancellationToken ct) =>
        await db.BankFileFormats.AsNoTracking().SingleOrDefaultAsync(ct) is { } chosen
            ? new(chosen.Layout, chosen.ChangedAt)
            : new(BankFileLayout.Usual, ChangedAt: null);

    /// <param name="ChangedAt">Null where nobody has chosen: then it is the usual one.</param>
    public sealed record View(BankFileLayout Layout, DateTimeOffset? ChangedAt);
}
