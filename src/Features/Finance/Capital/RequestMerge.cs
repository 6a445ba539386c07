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

/// <summary>办并户: somebody writes down that a household is taken into another. They are two until a second person has
/// agreed.</summary>
public sealed class RequestMerge(
    VillageDb db, StaffWork work, Books books, IEnumerable<ILeavingMatter> matters, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "household.merge", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            var into = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Into, ct);
            if (into is null) return new HouseholdNotFound();
            var now = clock.GetUtcNow();
            var made = HouseholdMerge.Of(
                household, into, command.Words, Numbers.HouseholdMerge(now), BeijingTime.DayOf(now), now);
            if (made.Refusal is { } refusal) return refusal;
            if ((await db.WhatWaits(household, ct) ?? await db.WhatWaits(into, ct)) is { } waits) return waits;
            if (await db.RefuseMerge(household, ct) is { } notNow) return notNow;
            if ((await matters.Of(household, command.Words.Day, ct)).ForMerge().Refuse() is { } early) return early;
            if (await books.RefuseDay(command.Words.Day, ct) is { } closed) return closed;
            var request = PostingRequest.OfMerge(made.Value, household, into, command.By.Id, now);
            db.HouseholdMerges.Add(made.Value);
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            return new Result(made.Value.Number, request.Id, request.Amount);
        },
        ct);

    /// <param name="Id">Of the household that is closed by it.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId Id, HouseholdId Into, DepartureTexts Words) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="ToType">What the second person types: all shares that go along.</param>
    public sealed record Result(string Number, PostingRequestId Request, Money ToType);
}

internal static class MergeQueries
{
    /// <summary>Who goes along, and who stays: the payee, for what is owed to the old household.</summary>
    public static List<HouseholdPerson> WhoMoves(this Household household) =>
        [.. household.People.Where(static one => one is { IsAlive: true, IsPayee: false })];

    /// <summary>What stands against it now, whether it is asked for or agreed to.</summary>
    public static async Task<Refusal?> RefuseMerge(this VillageDb db, Household household, CancellationToken ct)
    {
        var people = household.WhoMoves().ConvertAll(static one => one.Id);
        return await db.PayeeChanges.AnyAsync(
            one => one.HouseholdId == household.Id && one.OpenSlot != null && people.Contains(one.PayeeId), ct)
            ? new MergePayeeChanging()
            : null;
    }
}
