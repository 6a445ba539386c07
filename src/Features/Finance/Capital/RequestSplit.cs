using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>办分户: somebody writes down who shall be a household of their own and what goes along. It is one until a
/// second person has agreed.</summary>
public sealed class RequestSplit(
    VillageDb db, StaffWork work, Books books, IHouseholdGoods goods, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "household.split", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            var now = clock.GetUtcNow();
            var entry = NewHousehold(command, household);
            if (entry.Refusal is { } unreadable) return unreadable;
            var wish = command.Wish with { Name = entry.Value };
            var made = HouseholdSplit.Of(
                household, wish, command.Products, command.Reason, Numbers.HouseholdSplit(now),
                BeijingTime.DayOf(now), now);
            if (made.Refusal is { } refusal) return refusal;
            if (await db.RefuseSplit(household, wish, ct) is { } notNow) return notNow;
            if (await db.WhatWaits(household, ct) is { } waits) return waits;
            if (await goods.Lacks(household.Id, command.Products, ct)) return new SplitProductElsewhere();
            if (await books.RefuseDay(wish.Day, ct) is { } closed) return closed;
            var request = PostingRequest.OfSplit(made.Value, household, command.By.Id, now);
            db.HouseholdSplits.Add(made.Value);
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            return new Result(made.Value.Number, request.Id, request.Amount);
        },
        ct);

    /// <summary>Its name, as a register takes it.</summary>
    private static Outcome<string> NewHousehold(Command command, Household from)
    {
        if (command.Wish.Number is < 1 or > HouseholdEntry.LargestNumber || command.Wish.Number == from.Number)
            return new HouseholdNumberInvalid();
        var name = PersonText.Line(command.Wish.Name, HouseholdEntry.LongestName);
        return name.Problem == TextProblem.None ? name.Text : new HouseholdNameInvalid();
    }

    /// <param name="Products">Of the old household; the new one sells them from then on.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId Id, SplitWish Wish, IReadOnlyList<ProductId> Products,
        string? Reason) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="ToType">What the second person types: all shares that go along.</param>
    public sealed record Result(string Number, PostingRequestId Request, Money ToType);
}

internal static class SplitQueries
{
    /// <summary>What stands against it now, whether it is asked for or agreed to.</summary>
    public static async Task<Refusal?> RefuseSplit(
        this VillageDb db, Household household, SplitWish wish, CancellationToken ct)
    {
        var taken = await db.Households.IgnoreAutoIncludes().Where(one => one.Number == wish.Number)
            .Select(one => one.Name).FirstOrDefaultAsync(ct);
        if (taken is not null) return new HouseholdNumberTaken(wish.Number, taken);
        return await db.PayeeChanges.AnyAsync(
            one => one.HouseholdId == household.Id && one.OpenSlot != null && wish.People.Contains(one.PayeeId), ct)
            ? new SplitPayeeChanging()
            : null;
    }
}
