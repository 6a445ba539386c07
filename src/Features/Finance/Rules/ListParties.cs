using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>Who may share in a sale of this village, in the order in which they are always named.</summary>
public sealed class ListParties(VillageDb db)
{
    public async Task<Outcome<IReadOnlyList<PartyRow>>> Run(CancellationToken ct)
    {
        var parties = await db.Parties.AsNoTracking().ToListAsync(ct);
        return parties.OrderBy(party => party.Key)
            .Select(party => new PartyRow(party.Id, party.Kind, party.Name)).ToList();
    }

    public sealed record PartyRow(PartyId Id, PartyKind Kind, string Name);
}
