using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Api.People.Households;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.People.Shoppers;

namespace VillageCloud.Api.People.Shoppers;

internal static class SessionEndpoints
{
    public static void MapSessions(this RouteGroupBuilder village)
    {
        var sessions = village.MapGroup("").WithTags("Members");
        sessions.MapPost("/sessions", LogIn).WithName("logIn").WithMetadata(new RateKindMetadata(RateKind.Login))
            .MayRefuse(400, 409, 413, 415, 422, 503).WithSummary("Turns a wx.login code into a session.");
        sessions.MapDelete("/sessions/current", LogOut).WithName("logOut").RequireSession().MayRefuse(401)
            .WithSummary("Ends this session; others of the same person stay.");
        sessions.MapGet("/me", Me).WithName("getMe").RequireSession().MayRefuse(401)
            .WithSummary("Who is behind this session, and of which household.");
    }

    private static async Task<Results<Ok<SessionContract>, ProblemHttpResult>> LogIn(
        LogInRequest request, LogIn logIn, CancellationToken ct) =>
        (await logIn.Run(request.ToCommand(), ct)).ToHttp(SessionContract.From);

    private static async Task<Results<NoContent, ProblemHttpResult>> LogOut(
        CurrentShopper shopper, LogOut logOut, CancellationToken ct) =>
        (await logOut.Run(new(shopper.Token), ct)).ToHttp();

    private static async Task<Ok<MeContract>> Me(
        CurrentShopper shopper, SumWaitingMoney waiting, FindMyPhoneLink links, CancellationToken ct)
    {
        var link = shopper.Session.HouseholdId is null ? await links.Run(shopper.Id, ct) : null;
        var money = shopper.Session.HouseholdId is { } household
            ? await waiting.Run(new(household, shopper.Id), ct) : new(Money.Zero, Money.Zero);
        return TypedResults.Ok(MeContract.From(shopper.Session, money, link));
    }
}

/// <param name="Code">From <c>wx.login</c>; works once.</param>
internal sealed record LogInRequest(string Code)
{
    public LogIn.Command ToCommand() => new(Code);
}

/// <param name="Token">Send it as <c>Authorization: Bearer …</c>.</param>
internal sealed record SessionContract(string Token, DateTimeOffset ExpiresAt, long ShopperId)
{
    public static SessionContract From(LogIn.Result result) =>
        new(result.Token, result.ExpiresAt, result.ShopperId.Value);
}

/// <param name="Household">Null for shoppers who aren't of a household of the village.</param>
/// <param name="Link">A code that this phone has shown and that a second person of the village still compares; else
/// null.</param>
internal sealed record MeContract(long ShopperId, MyHouseholdContract? Household, PhoneLinkContract? Link)
{
    public static MeContract From(SessionView session, SumWaitingMoney.Sums waiting, MyPhoneLink? link) => new(
        session.ShopperId.Value,
        session.HouseholdId is { } id
            ? new(id.Value, session.HouseholdName!, waiting.Mine.Fen, waiting.Others.Fen) : null,
        link is null ? null : PhoneLinkContract.From(link));
}

/// <param name="WaitingFen">Waits in WeChat now for this phone to take it.</param>
/// <param name="WaitingForOthersFen">Waits in WeChat now for another phone of the household.</param>
internal sealed record MyHouseholdContract(long Id, string Name, long WaitingFen, long WaitingForOthersFen);
