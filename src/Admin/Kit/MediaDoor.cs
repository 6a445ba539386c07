using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Admin.SignIn;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Admin.Kit;

/// <summary>Pictures of the village for its own staff. The console's policy lets a page show what comes from its own
/// name only, and the API may have another.</summary>
internal static class MediaDoor
{
    public static string Small(string key) => $"console/media/{key}/small.webp";

    public static void Map(WebApplication app) => app.MapGet($"{ConsoleRole.Home}/media/{{key}}/{{size}}.webp", Show)
        .RequireAuthorization().ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> Show(
        string key, string size, HttpContext context, EnterVillage enter, ReadPicture read, CancellationToken ct)
    {
        if (StaffClaims.Read(context.User) is not { } me) return TypedResults.NotFound();
        if ((await enter.Run(me.Village, ct)).IsRefused) return TypedResults.NotFound();
        var found = await read.Run(new(key, size), ct);
        if (found.IsRefused) return TypedResults.NotFound();
        // Somebody's browser may keep it; what stands between may not, because it asked for a sign-in.
        context.Response.Headers.CacheControl = ReadPicture.OwnCacheControl;
        return TypedResults.File(found.Value, ReadPicture.ContentType);
    }
}
