using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Capital;

internal static class WaitingSteps
{
    /// <summary>A step of that household that waits for its second person: another one would be decided on what is no
    /// longer so.</summary>
    public static async Task<Refusal?> WhatWaits(this VillageDb db, Household household, CancellationToken ct)
    {
        var id = household.Id;
        if (await db.Departures.AnyAsync(
            one => one.HouseholdId == id && one.Status == DepartureStatus.Requested, ct))
            return new DepartureAlreadyWaits(household.Number);
        if (await db.HouseholdSplits.AnyAsync(
            one => one.HouseholdId == id && one.Status == SplitStatus.Requested, ct))
            return new SplitAlreadyWaits(household.Number);
        if (await db.HouseholdMerges.AnyAsync(
            one => (one.HouseholdId == id || one.IntoId == id) && one.Status == MergeStatus.Requested, ct))
            return new MergeAlreadyWaits(household.Number);
        var changes =
            from line in db.CapitalChangeLines
            join change in db.CapitalChanges on line.ChangeId equals change.Id
            where change.Status == CapitalStatus.Requested && line.HouseholdId == id
            select change.Id;
        return await changes.AnyAsync(ct) ? new CapitalAlreadyWaits(household.Number) : null;
    }
}
