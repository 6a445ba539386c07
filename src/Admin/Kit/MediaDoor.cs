using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Shop.Licences;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Admin.Kit;

/// <summary>Pictures of the village for its own staff. The console's policy lets a page show what comes from its own
/// name only, and the API may have another.</summary>
internal static class MediaDoor
{
    /// <summary>Of a paper nothing stays in a browser: who may see it today may not tomorrow.</summary>
    private const string KeptNowhere = "private, no-store";

    public static string Small(string key) => $"console/media/{key}/small.webp";

    public static void Map(WebApplication app)
    {
        app.MapGet($"{ConsoleRole.Home}/media/{{key}}/{{size}}.webp", Show)
            .RequireAuthorization().ExcludeFromDescription();
        app.MapGet($"{SealedAddress.Path}/{{token}}.webp", ShowPaper).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Show(
        string key, string size, HttpContext context, EnterVillage enter, ReadPicture read, CancellationToken ct)
    {
        if (StaffClaims.Read(context.User) is not { } me) return NotFound();
        if ((await enter.Run(me.Village, ct)).IsRefused) return NotFound();
        var found = await read.Run(new(key, size), ct);
        // Somebody's browser may keep it; what stands between may not, because it asked for a sign-in.
        return Answer(context, found, ReadPicture.OwnCacheControl);
    }

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> ShowPaper(
        string token, HttpContext context, SealedAddress addresses, EnterVillage enter, ReadScan read,
        CancellationToken ct)
    {
        if (StaffClaims.Read(context.User) is not { } me) return NotFound();
        if (addresses.Read(token, me) is not { } scan) return NotFound();
        if ((await enter.Run(me.Village, ct)).IsRefused) return NotFound();
        var found = await read.Run(new(me.Actor, scan), ct);
        return Answer(context, found, KeptNowhere);
    }

    private static Results<FileContentHttpResult, StatusCodeHttpResult> Answer(
        HttpContext context, Outcome<byte[]> found, string kept)
    {
        if (found.Refusal is { } refusal)
        {
            return TypedResults.StatusCode(refusal switch
            {
                PictureStoreAway or PictureStoreShut => StatusCodes.Status503ServiceUnavailable,
                { Kind: RefusalKind.NotFound } => StatusCodes.Status404NotFound,
                _ => StatusCodes.Status403Forbidden,
            });
        }

        context.Response.Headers.CacheControl = kept;
        return TypedResults.File(found.Value, ReadPicture.ContentType);
    }

    private static StatusCodeHttpResult NotFound() => TypedResults.StatusCode(StatusCodes.Status404NotFound);
}
