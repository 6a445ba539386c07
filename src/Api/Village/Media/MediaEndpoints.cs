using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Api.Village.Media;

/// <summary>Pictures by their content's name. No part of the description: it describes what programs call, and these
/// are what a page shows.</summary>
internal static class MediaEndpoints
{
    public static void MapMedia(this RouteGroupBuilder village) =>
        village.MapGet("/media/{key}/{size}.webp", Show).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Show(
        string key, string size, ReadPicture read, HttpResponse response, CancellationToken ct)
    {
        var found = await read.Run(new(key, size), ct);
        if (found.Refusal is { } refusal) return Problems.Of(refusal);
        response.Headers.CacheControl = ReadPicture.CacheControl;
        return TypedResults.File(found.Value, ReadPicture.ContentType);
    }
}
