using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VillageCloud.Api.Http;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Api.Shop.Orders;

internal static class OrderEndpoints
{
    public static void MapOrders(this RouteGroupBuilder village)
    {
        var shopping = village.MapGroup("").WithTags("Orders").RequireSession().MayRefuse(401);
        shopping.MapPost("/quotes", Quote).WithName("quoteOrder").MayRefuse(400, 409, 413, 415, 422)
            .WithSummary("What a cart costs right now; nothing is reserved.");
        shopping.MapPost("/orders", Place).WithName("placeOrder").RequireIdempotencyKey()
            .MayRefuse(400, 409, 413, 415, 422).WithSummary("Buys a cart at exactly the total that the shopper saw.");
        shopping.MapGet("/orders", List).WithName("listOrders").MayRefuse(400)
            .WithSummary("The shopper's own orders, newest first, those after the one named.");
        shopping.MapGet("/orders/{number}", Get).WithName("getOrder").WithSummary("One of the shopper's own orders.");
        shopping.MapPost("/orders/{number}/payment", Pay).WithName("preparePayment")
            .MayRefuse(409, 422, 503).WithSummary("What wx.requestPayment needs; asking again never pays twice.");
        shopping.MapPost("/orders/{number}/cancellation", Cancel).WithName("cancelOrder")
            .MayRefuse(409, 422, 503)
            .WithSummary("Closes an unpaid order and gives its goods back to the shelf; again is as good as once.");
    }

    private static async Task<Results<Ok<QuoteContract>, ProblemHttpResult>> Quote(
        QuoteRequest request, CurrentShopper shopper, QuoteOrder quote, CancellationToken ct) =>
        (await quote.Run(request.ToCommand(shopper.Id), ct)).ToHttp(QuoteContract.From);

    private static async Task<Results<Ok<OrderContract>, ProblemHttpResult>> Place(
        PlaceOrderRequest request, [FromHeader(Name = Gate.IdempotencyHeader)] string key, CurrentShopper shopper,
        PlaceOrder place, TimeProvider clock, CancellationToken ct) =>
        (await place.Run(request.ToCommand(new IdempotencyKey(key), shopper.Id), ct))
            .ToHttp(view => OrderContract.From(view, clock.GetUtcNow()));

    private static async Task<Results<Ok<OrderContract[]>, ProblemHttpResult>> List(
        CurrentShopper shopper, ListOrders list, TimeProvider clock, CancellationToken ct,
        QueryWord<OrderStatus>? status = null, string? after = null, PageLimit? limit = null)
    {
        var orders = await list.Run(new(shopper.Id, status?.Value, after, limit?.Rows ?? PageLimit.Most), ct);
        var now = clock.GetUtcNow();
        return orders.ToHttp(views => views.Select(view => OrderContract.From(view, now)).ToArray());
    }

    private static async Task<Results<Ok<OrderContract>, ProblemHttpResult>> Get(
        string number, CurrentShopper shopper, GetOrder get, TimeProvider clock, CancellationToken ct) =>
        (await get.Run(new(shopper.Id, number), ct)).ToHttp(view => OrderContract.From(view, clock.GetUtcNow()));

    private static async Task<Results<Ok<ClientPaymentContract>, ProblemHttpResult>> Pay(
        string number, CurrentShopper shopper, PreparePayment prepare, CancellationToken ct) =>
        (await prepare.Run(new(shopper.Id, number), ct)).ToHttp(ClientPaymentContract.From);

    private static async Task<Results<Ok<OrderContract>, ProblemHttpResult>> Cancel(
        string number, CurrentShopper shopper, CancelOrder cancel, TimeProvider clock, CancellationToken ct) =>
        (await cancel.Run(new(shopper.Id, number), ct)).ToHttp(view => OrderContract.From(view, clock.GetUtcNow()));
}
