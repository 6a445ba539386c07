using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Phones;

internal static class OpenPhoneLinks
{
    /// <summary>What was under way for that person opens nothing from here on.</summary>
    public static async Task LapseOpen(this VillageDb db, HouseholdId household, long person, CancellationToken ct)
    {
        foreach (var open in await db.PhoneLinks
            .Where(one => one.HouseholdId == household && one.PersonId == person && one.OpenSlot != null)
            .ToListAsync(ct)) open.Lapse();
        await db.SaveChangesAsync(ct);
    }
}
