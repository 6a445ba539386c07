using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>Writes down what households shall have in the capital, for a second person to look at. Works inside a unit
/// of work.</summary>
public sealed class CapitalRequests(VillageDb db, Books books, TimeProvider clock) : ICapitalRequests
{
    public async Task<Outcome<CapitalAsked>> Ask(
        StaffActor by, DateOnly day, IReadOnlyList<CapitalWish> wishes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (day > BeijingTime.DayOf(now)) return new CapitalDayInvalid();
        foreach (var wish in wishes)
            if (Check(wish) is { } refusal) return refusal;
        var changed = wishes.Where(wish => wish.Household.Holding != wish.Holding).ToList();
        if (changed.Count == 0) return new CapitalUnchanged();
        if (await Waiting(changed, ct) is { } waits) return waits;
        if (await books.RefuseDay(day, ct) is { } closed) return closed;
        var change = new CapitalChange(
            db.Tenant.Id, Numbers.CapitalChange(now), day, changed.Select(wish => (wish.Household, wish.Holding)), now);
        var request = PostingRequest.OfCapital(change, by.Id, now);
        db.CapitalChanges.Add(change);
        db.PostingRequests.Add(request);
        await db.SaveChangesAsync(ct);
        return new CapitalAsked(change.Number, request.Id, request.Amount);
    }

    private static Refusal? Check(CapitalWish wish)
    {
        if (wish.Holding.Check().Refusal is { } invalid) return invalid;
        if (wish.Household.LeftOn is not null) return new HouseholdHasLeft();
        return wish.Household.IsMember || wish.Holding.IsNone ? null : new CapitalOfMember(wish.Household.Number);
    }

    // A wish of another person about the same household would be decided on what is no longer so.
    private async Task<Refusal?> Waiting(List<CapitalWish> wishes, CancellationToken ct)
    {
        var waiting = await (
            from line in db.CapitalChangeLines
            join change in db.CapitalChanges on line.ChangeId equals change.Id
            where change.Status == CapitalStatus.Requested
            select line.HouseholdId).ToListAsync(ct);
        var ids = waiting.ToHashSet();
        return wishes.Find(wish => ids.Contains(wish.Household.Id)) is { } one
            ? new CapitalAlreadyWaits(one.Household.Number)
            : null;
    }
}
