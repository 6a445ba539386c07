using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;

namespace VillageCloud.Features.People.Phones;

internal static class OpenCodes
{
    /// <summary>A code that was handed over opens nothing any more: its owner has died, or goes to another household
    /// than the one with whose number it is typed. Works inside a unit of work.</summary>
    /// <param name="people">Ids of people of households.</param>
    public static async Task LapseCodes(this VillageDb db, IReadOnlyList<long> people, CancellationToken ct)
    {
        foreach (var open in await db.PhoneLinks.Where(one => people.Contains(one.PersonId) && one.OpenSlot != null)
            .ToListAsync(ct)) open.Lapse();
    }
}
