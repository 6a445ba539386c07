using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Shoppers;

/// <summary>Who is behind a token, and of which household of the village, if of any.</summary>
public sealed class FindSession(VillageDb db, TimeProvider clock)
{
    public async Task<Outcome<SessionView>> Run(string token, CancellationToken ct)
    {
        var hash = SecretToken.HashOf(token);
        var now = clock.GetUtcNow();
        var shopper = await db.Sessions.AsNoTracking()
            .Where(session => session.TokenHash == hash && session.ExpiresAt > now)
            .Join(db.Shoppers, session => session.ShopperId, shopper => shopper.Id, (_, shopper) => shopper)
            .FirstOrDefaultAsync(ct);
        if (shopper is null) return new SessionMissing();
        var household = await db.HouseholdPeople.AsNoTracking()
            .Where(person => person.OpenId == shopper.OpenId)
            .Join(db.Households, person => person.HouseholdId, household => household.Id, (_, household) =>
                new { household.Id, household.Name })
            .FirstOrDefaultAsync(ct);
        return new SessionView(shopper.Id, household?.Id, household?.Name);
    }
}

public sealed record SessionView(ShopperId ShopperId, HouseholdId? HouseholdId, string? HouseholdName);
