using VillageCloud.Api.Http;
using VillageCloud.Features.Shop.Visits;

namespace VillageCloud.Api.Shop.Visits;

/// <summary>Counts each answer that shows a shop to somebody who opened it. Around the answers that are kept, so that a
/// kept one counts like any other, and inside the rates, so that whoever was refused doesn't.</summary>
internal sealed class CountVisits(RequestDelegate next, VisitCounter counter)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<VisitMetadata>() is null ? next(context) : Count(context);

    private async Task Count(HttpContext context)
    {
        await next(context);
        // Whoever left before the answer came has seen no shop, and asks again if he still wants to.
        if (context.Response.StatusCode == StatusCodes.Status200OK && !context.RequestAborted.IsCancellationRequested)
            counter.Count((string)context.GetRouteValue(Gate.VillageRouteValue)!);
    }
}

/// <summary>A question that the mini-program asks when somebody opens the shop.</summary>
internal sealed record VisitMetadata;
