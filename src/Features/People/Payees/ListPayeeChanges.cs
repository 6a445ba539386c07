using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Payees;

/// <summary>Whom a household's money went to, and what is under way, the newest first.</summary>
public sealed class ListPayeeChanges(VillageDb db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<PayeeChangeView>> Run(Query query, CancellationToken ct)
    {
        var found = await db.PayeeChanges.AsNoTracking()
            .Where(one => one.HouseholdId == query.Id || one.Number == query.Number)
            .OrderByDescending(one => one.Id).Take(Most).ToListAsync(ct);
        return [.. found.Select(PayeeChangeView.Of)];
    }

    /// <param name="Id">Of a household; or one change alone, by its number.</param>
    public sealed record Query(HouseholdId? Id, string? Number = null);
}

/// <param name="Summary">Of which household, from what to what; masked, as are the two.</param>
/// <param name="TypesAccount">The second person copies the account's number; else the payee's name.</param>
public sealed record PayeeChangeView(
    string Number, PayeeChangeStatus Status, string Summary, string Before, string After, string Reason,
    DateTimeOffset AskedAt, DateTimeOffset? EffectiveAt, string? StopReason, bool TypesAccount)
{
    internal static PayeeChangeView Of(PayeeChange one) => new(
        one.Number, one.Status, one.Summary, one.Before, one.After, one.Reason, one.People.MadeAt, one.EffectiveAt,
        one.StopReason ?? one.People.DeclineReason, one.Account is not null);
}
