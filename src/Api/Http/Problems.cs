using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Api.Http;

/// <summary>The one table that turns a "no" into HTTP.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(Refusal refusal) => Of(StatusOf(refusal), refusal.Code, refusal.Sentence);

    public static ProblemHttpResult Of(int status, string code, string sentence) => TypedResults.Problem(
        title: sentence, statusCode: status, type: "about:blank",
        // The trace id too: the framework adds it only for callers that say they accept JSON.
        extensions: new Dictionary<string, object?> { ["code"] = code, ["traceId"] = Activity.Current?.Id });

    public static Results<Ok<TContract>, ProblemHttpResult> ToHttp<T, TContract>(
        this Outcome<T> outcome, Func<T, TContract> contract) =>
        outcome.Refusal is { } refusal ? Of(refusal) : TypedResults.Ok(contract(outcome.Value));

    public static Results<NoContent, ProblemHttpResult> ToHttp(this Outcome outcome) =>
        outcome.Refusal is { } refusal ? Of(refusal) : TypedResults.NoContent();

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        SessionMissing => StatusCodes.Status401Unauthorized,
        WeChatNotConnected or PictureStoreAway or PictureStoreShut => StatusCodes.Status503ServiceUnavailable,
        { Kind: RefusalKind.NotFound } => StatusCodes.Status404NotFound,
        { Kind: RefusalKind.Conflict } => StatusCodes.Status409Conflict,
        { Kind: RefusalKind.Forbidden } => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>How every refusal looks: RFC 9457 with a stable code.</summary>
/// <param name="Code">Stable, for programs, e.g. <c>catalog.out_of_stock</c>.</param>
/// <param name="Title">A Chinese sentence that tells a person what to do.</param>
/// <param name="TraceId">To find the request in the server's log.</param>
internal sealed record ProblemContract(string Code, string Title, int Status, string TraceId);
