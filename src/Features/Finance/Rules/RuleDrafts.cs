using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>Drafts of the village's own parties, about its own goods.</summary>
internal sealed class RuleDrafts(VillageDb db)
{
    public async Task<Outcome<RuleDraft>> Of(ProposeRule.Command command, CancellationToken ct)
    {
        if (!await IsHere(command.Scope, ct)) return new RuleScopeUnknown();
        var steps = await Steps(command.Steps, ct);
        var seats = command.Seats;
        return steps.Map(found => new RuleDraft(
            db.Tenant.Id, command.Code, command.EffectiveFrom, command.Scope,
            new(seats.Farmers, seats.Enterprise, seats.Government, default, command.AgreementNo), found));
    }

    /// <summary>A closed category counts: it may be opened again, and its rule goes on.</summary>
    private async Task<bool> IsHere(RuleScope scope, CancellationToken ct) =>
        (scope.Category is not { } category || await db.Categories.AnyAsync(one => one.Id == category, ct))
        && (scope.Artisan is not { } artisan || await db.Artisans.AnyAsync(one => one.Id == artisan, ct))
        && (scope.Product is not { } product || await db.Products.AnyAsync(one => one.Id == product, ct));

    public async Task<Outcome<IReadOnlyList<DraftStep>>> Steps(IReadOnlyList<AskedStep> asked, CancellationToken ct)
    {
        // Tracked: what becomes of the draft names these rows.
        var parties = await db.Parties.ToDictionaryAsync(party => party.Id, ct);
        var steps = new List<DraftStep>();
        foreach (var (id, step) in asked)
        {
            if (!parties.TryGetValue(id, out var party)) return new RulePartyUnknown("");
            steps.Add(new(party, step));
        }

        return steps;
    }
}
