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
            if ((await matters.Of(household, command.Words.Day, ct)).ForMerge().Refuse() is { } early) return early;
            if ((await books.OwnPeriod(command.Words.Day, ct)).Refusal is { } closed) return closed;
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
