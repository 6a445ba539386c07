using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>办退社: somebody writes down that a member leaves. They are one until a second person has agreed.</summary>
public sealed class RequestDeparture(
    VillageDb db, StaffWork work, Books books, IEnumerable<ILeavingMatter> matters, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "departure.request", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            var now = clock.GetUtcNow();
            var made = Departure.Of(
                household, command.Words, command.BorneLoss, Numbers.Departure(now), BeijingTime.DayOf(now), now);
            if (made.Refusal is { } refusal) return refusal;
            if (await db.WhatWaits(household, ct) is { } waits) return waits;
            if (await books.RefuseLoss(command.BorneLoss, ct) is { } tooMuch) return tooMuch;
            if ((await matters.Of(household, command.Words.Day, ct)).Refuse() is { } tooEarly) return tooEarly;
            var request = PostingRequest.OfDeparture(made.Value, household, command.By.Id, now);
            db.Departures.Add(made.Value);
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            return new Result(made.Value.Number, request.Id, request.Amount);
        },
        ct);

    /// <param name="BorneLoss">What the articles let them bear of losses and debts; zero for nothing.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId Id, DepartureTexts Words, Money BorneLoss) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="ToType">What the second person types: what goes back to them.</param>
    public sealed record Result(string Number, PostingRequestId Request, Money ToType);
}

internal static class UncoveredLoss
{
    /// <summary>What was lost in months that are signed off, and nothing has covered yet.</summary>
    public static async Task<Money> Loss(this Books books, CancellationToken ct)
    {
        var balance = await books.Balance(Account.SurplusDistribution, ct);
        return balance.IsNegative ? Money.Zero : balance;
    }

    /// <returns>Null, or <c>departure.borne_loss_too_large</c>.</returns>
    public static async Task<Refusal?> RefuseLoss(this Books books, Money borne, CancellationToken ct) =>
        borne.IsZero ? null : await books.Loss(ct) is var loss && borne > loss ? new BorneLossTooLarge(loss) : null;
}
