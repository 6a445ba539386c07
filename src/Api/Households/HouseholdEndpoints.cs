using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Domain.Members;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Dividends;
using VillageCloud.Features.Payouts;

namespace VillageCloud.Api.Households;

/// <summary>我家: what we sold, what we got, why this much; the household is the session's, never a parameter.</summary>
internal static class HouseholdEndpoints
{
    public static void MapHousehold(this RouteGroupBuilder village)
    {
        var household = village.MapGroup("/household").WithTags("Households").RequireSession().MayRefuse(401);
        household.MapGet("/statement", Statement).WithName("getMyStatement").MayRefuse(400)
            .WithSummary("One period of my household, explained to the fen; without a period the current one.");
        household.MapGet("/payouts", Payouts).WithName("listMyPayouts")
            .WithSummary("What was transferred to my household, or waits for it.");
    }

    private static async Task<Results<Ok<StatementContract>, ProblemHttpResult>> Statement(
        CurrentShopper shopper, GetHouseholdStatement statement, CancellationToken ct, long? period = null)
    {
        if (shopper.Session.HouseholdId is not { } household) return Problems.Of(new NotOfAHousehold());
        PeriodId? asked = period is { } id ? new PeriodId(id) : null;
        return (await statement.Run(new(household, asked), ct)).ToHttp(StatementContract.From);
    }

    private static async Task<Results<Ok<PayoutContract[]>, ProblemHttpResult>> Payouts(
        CurrentShopper shopper, ListHouseholdPayouts payouts, CancellationToken ct)
    {
        if (shopper.Session.HouseholdId is not { } household) return Problems.Of(new NotOfAHousehold());
        return (await payouts.Run(new(household), ct))
            .ToHttp(static views => views.Select(PayoutContract.From).ToArray());
    }
}
