using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>Register and books take what a second person has agreed to: all households of it, or none.</summary>
public sealed class CapitalPosting(VillageDb db, Books books) : IPostsByHand
{
    private const int Shown = 8;

    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.Capital];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is not { } change) return new CapitalChangeNotFound();
        var period = await books.OwnPeriod(change.Day, ct);
        if (period.Refusal is { } closed) return closed;
        if (change.Book().Refusal is { } refusal) return refusal;
        var households = await Take(change, ct);
        if (households.Refusal is { } changed) return changed;
        if (CapitalBooked.Entry(change) is { } booking)
            books.Post(booking, period.Value, BeijingTime.StartOf(change.Day));
        return new PostedByHand(Capital: new(
            change.Number, change.Day, change.PaidIn, change.Lines.Count, [.. households.Value.Take(Shown)]));
    }

    public async Task WasDeclined(PostingRequest request, CancellationToken ct)
    {
        if (await Find(request, ct) is { } change) change.Decline().OrThrow();
    }

    private async Task<Outcome<List<Row>>> Take(CapitalChange change, CancellationToken ct)
    {
        var ids = change.Lines.Select(line => line.HouseholdId).ToList();
        var known = await db.Households.IgnoreAutoIncludes().Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        var rows = new List<Row>(change.Lines.Count);
        foreach (var line in change.Lines)
        {
            var household = known[line.HouseholdId];
            if (household.Holding != line.Before || household.LeftOn is not null || !household.IsMember)
                return new CapitalRegisterChanged(household.Number);
            household.HoldCapital(line.Contribution, line.Reserve, line.Subsidy);
            rows.Add(new(household.Number, household.Name, line.Before, line.After));
        }

        return rows;
    }

    private Task<CapitalChange?> Find(PostingRequest request, CancellationToken ct) =>
        db.CapitalChanges.Include(one => one.Lines).SingleOrDefaultAsync(one => one.Number == request.Reference, ct);

    /// <param name="PaidIn">Into the village's bank account; below zero out of it.</param>
    /// <param name="Count">Of households.</param>
    /// <param name="Rows">The first of them.</param>
    public sealed record Told(string Number, DateOnly Day, Money PaidIn, int Count, IReadOnlyList<Row> Rows);

    /// <param name="Number">Of the household.</param>
    public sealed record Row(int Number, string Name, CapitalHolding Before, CapitalHolding After);
}
