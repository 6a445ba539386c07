using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Api.Shop.Orders;
using VillageCloud.Features.Shop.Privacy;

namespace VillageCloud.Api.Shop.Privacy;

internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this RouteGroupBuilder village)
    {
        var mine = village.MapGroup("/me").WithTags("Members").RequireSession().MayRefuse(401);
        mine.MapGet("/data", Tell).WithName("getMyData")
            .WithSummary("All that the village keeps of the person behind this session.");
        mine.MapDelete("", Erase).WithName("eraseMe").MayRefuse(409)
            .WithSummary("Forgets the person behind this session; what was bought is kept without their name.");
    }

    private static async Task<Ok<MyDataContract>> Tell(
        CurrentShopper shopper, TellMyData tell, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(MyDataContract.From(await tell.Run(new(shopper.Id), ct), clock.GetUtcNow()));

    private static async Task<Results<NoContent, ProblemHttpResult>> Erase(
        CurrentShopper shopper, EraseMe erase, CancellationToken ct) =>
        (await erase.Run(new(shopper.Id), ct)).ToHttp();
}

/// <param name="Since">When they were here first.</param>
internal sealed record MyDataContract(DateTimeOffset Since, OrderContract[] Orders)
{
    public static MyDataContract From(TellMyData.Result told, DateTimeOffset now) =>
        new(told.Since, [.. told.Orders.Select(order => OrderContract.From(order, now))]);
}
