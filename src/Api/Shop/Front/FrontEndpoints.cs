using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Api.Shop.Visits;
using VillageCloud.Domain.Shop.Front;
using VillageCloud.Features.Shop.Front;

namespace VillageCloud.Api.Shop.Front;

internal static class FrontEndpoints
{
    public static void MapFront(this RouteGroupBuilder village) =>
        village.MapGet("/front", Get).WithTags("Catalog").WithName("getFront")
            .WithMetadata(new KeptMetadata(), new VisitMetadata())
            .WithSummary("What the shop says of itself: its title, a notice, whom to call, and when nothing is sent.");

    private static async Task<Ok<FrontContract>> Get(GetFront get, CancellationToken ct) =>
        TypedResults.Ok(FrontContract.From(await get.Run(ct)));
}

/// <param name="Greeting">Empty when there is none; so are notice, phone and hours.</param>
/// <param name="Closure">Null unless nothing is sent now, or within two weeks.</param>
internal sealed record FrontContract(
    string Title, string Greeting, string Notice, string Phone, string Hours, ClosureContract? Closure)
{
    public static FrontContract From(FrontView view) => new(
        view.Title, view.Greeting, view.Notice, view.Phone, view.Hours,
        view.Closure is { } closure ? ClosureContract.From(closure) : null);
}

/// <param name="First">The first day of it, in Beijing.</param>
/// <param name="ResumesOn">The first day on which parcels leave again.</param>
internal sealed record ClosureContract(string Name, DateOnly First, DateOnly Last, DateOnly ResumesOn)
{
    public static ClosureContract From(Closure closure) =>
        new(closure.Name, closure.First, closure.Last, closure.ResumesOn);
}
