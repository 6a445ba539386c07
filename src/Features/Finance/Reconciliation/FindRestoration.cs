using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Whether a backup was put back, and what is still to be looked at before households are paid.</summary>
public sealed class FindRestoration(VillageDb db)
{
    /// <returns>Null where everything is known.</returns>
    public Task<View?> Run(CancellationToken ct) => db.AtOneMoment(() => Read(ct), ct);

    private async Task<View?> Read(CancellationToken ct)
    {
        foreach (var open in await db.OpenRestorations(ct))
        {
            var day = await db.DayNotDone(open, ct);
            if (day is null && !open.AsksForBank) continue;
            return new View(
                open.From, open.To, day, open.AsksForBank,
                await db.IsWaiting(PostingKind.RestorationCheck, PostingRequest.NumberOf(open), ct));
        }

        return null;
    }

    /// <param name="DayLeft">The first day whose bills of WeChat aren't done; null when they are.</param>
    /// <param name="AsksForBank">Nobody has looked at what the bank and the cash box paid.</param>
    /// <param name="Waits">Somebody has, and a second person is asked.</param>
    public sealed record View(DateOnly From, DateOnly To, DateOnly? DayLeft, bool AsksForBank, bool Waits);
}
