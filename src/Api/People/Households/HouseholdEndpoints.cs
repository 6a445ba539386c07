using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VillageCloud.Api.Http;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.People.Notices;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.Platform;

namespace VillageCloud.Api.People.Households;

/// <summary>我家: what we sold, what we got, why this much; the household is the session's, never a parameter.</summary>
internal static class HouseholdEndpoints
{
    // A household objects once or twice a year.
    private const int MostObjections = 50;

    public static void MapHousehold(this RouteGroupBuilder village)
    {
        var household = village.MapGroup("/household").WithTags("Households").RequireSession().MayRefuse(401);
        household.MapGet("/statement", Statement).WithName("getMyStatement").MayRefuse(400)
            .WithSummary("One period of my household, explained to the fen; without a period the current one.");
        household.MapPost("/link", Link).WithName("linkMyPhone").WithMetadata(new RateKindMetadata(RateKind.Login))
            .MayRefuse(400, 403, 409, 413, 422)
            .WithSummary("Types in the code that the village gave to a person of a household; the same code again "
                + "answers the same.");
        household.MapDelete("/link", Unlink).WithName("unlinkMyPhone").MayRefuse(409)
            .WithSummary("Takes this phone off its household: it sees nothing of it any more, and isn't paid.");
        household.MapGet("/payee-changes", PayeeChanges).WithName("listMyPayeeChanges")
            .WithSummary("Where the household's money is going to go soon, as two people of the village have agreed.");
        household.MapPost("/payee-changes/{number}/stop", StopChange).WithName("stopMyPayeeChange")
            .MayRefuse(400, 403, 404, 409)
            .WithSummary("The payee says that they didn't want it: money goes where it went.");
        household.MapGet("/payouts", Payouts).WithName("listMyPayouts")
            .WithSummary("What is on its way to my household, or waits for it to take.");
        household.MapGet("/reminders", Reminders).WithName("listMyReminders")
            .WithSummary("The messages that the payee of my household may agree to.");
        household.MapPost("/reminders", Answer).WithName("answerReminders").RequireIdempotencyKey()
            .MayRefuse(400, 409, 413, 422)
            .WithSummary("What the person answered when WeChat asked for consent.");
        household.MapGet("/objections", Objections).WithName("listMyObjections")
            .WithSummary("What my household has against dividend plans, what waits for an answer first.");
        household.MapPost("/objections", Raise).WithName("raiseObjection").RequireIdempotencyKey()
            .MayRefuse(400, 409, 413, 422)
            .WithSummary("Says what is wrong with a plan that is disclosed; my household's part waits for the answer.");
    }

    private static async Task<Results<Ok<StatementContract>, ProblemHttpResult>> Statement(
        CurrentShopper shopper, GetHouseholdStatement statement, CancellationToken ct, long? period = null)
    {
        if (shopper.Session.HouseholdId is not { } household) return Problems.Of(new NotOfAHousehold());
        PeriodId? asked = period is { } id ? new PeriodId(id) : null;
        return (await statement.Run(new(household, asked), ct)).ToHttp(StatementContract.From);
    }

    private static async Task<Results<Ok<PayeeChangeContract[]>, ProblemHttpResult>> PayeeChanges(
        CurrentShopper shopper, ListMyPayeeChanges list, CancellationToken ct)
    {
        if (shopper.Session.HouseholdId is not { } household) return Problems.Of(new NotOfAHousehold());
        return TypedResults.Ok(
            (await list.Run(new(shopper.Id, household), ct)).Select(PayeeChangeContract.From).ToArray());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> StopChange(
        string number, CurrentShopper shopper, StopMyPayeeChange stop, CancellationToken ct)
    {
        if (shopper.Session.HouseholdId is not { } household) return Problems.Of(new NotOfAHousehold());
        return (await stop.Run(new(shopper.Id, household, number), ct)).ToHttp();
    }

    private static async Task<Results<Ok<PhoneLinkContract>, ProblemHttpResult>> Link(
        LinkPhoneRequest request, CurrentShopper shopper, ClaimPhoneCode claim, CancellationToken ct) =>
        (await claim.Run(new(shopper.Id, request.HouseholdNumber, request.Code), ct)).ToHttp(PhoneLinkContract.From);

    private static async Task<Results<NoContent, ProblemHttpResult>> Unlink(
        CurrentShopper shopper, UnlinkMyPhone unlink, CancellationToken ct) =>
        (await unlink.Run(shopper.Id, ct)).ToHttp();

    private static async Task<Results<Ok<PayoutContract[]>, ProblemHttpResult>> Payouts(
        CurrentShopper shopper, ListHouseholdPayouts payouts, CancellationToken ct)
    {
        if (shopper.Session.HouseholdId is not { } household) return Problems.Of(new NotOfAHousehold());
        return (await payouts.Run(new(household, shopper.Id), ct))
            .ToHttp(static views => views.Select(PayoutContract.From).ToArray());
    }

    private static async Task<Results<Ok<ReminderConsentContract[]>, ProblemHttpResult>> Reminders(
        CurrentShopper shopper, ListConsents list, CancellationToken ct)
    {
        if (shopper.Session.HouseholdId is null) return Problems.Of(new NotOfAHousehold());
        return TypedResults.Ok(
            (await list.Run(new(shopper.Id), ct)).Select(ReminderConsentContract.From).ToArray());
    }

    private static async Task<Results<Ok<ObjectionContract[]>, ProblemHttpResult>> Objections(
        CurrentShopper shopper, ListObjections list, CancellationToken ct)
    {
        if (shopper.Session.HouseholdId is not { } household) return Problems.Of(new NotOfAHousehold());
        var found = await list.Run(new(new(Size: MostObjections), Household: household), ct);
        return TypedResults.Ok(found.Rows.Select(ObjectionContract.From).ToArray());
    }

    private static async Task<Results<Ok<ObjectionContract>, ProblemHttpResult>> Raise(
        RaiseObjectionRequest request, [FromHeader(Name = Gate.IdempotencyHeader)] string key, CurrentShopper shopper,
        RaiseObjection raise, CancellationToken ct)
    {
        if (shopper.Session.HouseholdId is not { } household) return Problems.Of(new NotOfAHousehold());
        return (await raise.Run(request.ToCommand(new IdempotencyKey(key), shopper.Id, household), ct))
            .ToHttp(ObjectionContract.From);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Answer(
        AnswerRemindersRequest request, [FromHeader(Name = Gate.IdempotencyHeader)] string key, CurrentShopper shopper,
        AnswerConsent answer, CancellationToken ct)
    {
        if (shopper.Session.HouseholdId is null) return Problems.Of(new NotOfAHousehold());
        return (await answer.Run(request.ToCommand(new IdempotencyKey(key), shopper.Id), ct)).ToHttp();
    }
}
