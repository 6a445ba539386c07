using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace VillageCloud.Api.Http;

/// <summary>A body of ours is UTF-8 as it is (RFC 8259). What says otherwise is told so before anybody tries to read it
/// by its word.</summary>
internal static class JsonBody
{
    private const string Charset = "charset";

    /// <summary>False when the request names another encoding. True lays the name aside: the reader knows no other, and
    /// takes offence at the quotes that RFC 9110 allows.</summary>
    public static bool IsReadable(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is null) return true;
        var request = context.Request;
        if (request.Headers.ContentEncoding.Any(static coding => !IsNone(coding))) return false;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return true;
        if (type.Parameters.Any(static one => IsCharset(one.Name) && !IsUtf8(one.Value))) return false;
        request.ContentType = type.MediaType.Value;
        return true;
    }

    public static ProblemHttpResult Unreadable() => Problems.Of(
        StatusCodes.Status415UnsupportedMediaType, "request.encoding_unknown", "请求的编码不是 UTF-8，请更新小程序后再试");

    private static bool IsNone(string? coding) =>
        string.IsNullOrEmpty(coding) || coding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static bool IsCharset(StringSegment name) => name.Equals(Charset, StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(StringSegment value)
    {
        var name = HeaderUtilities.RemoveQuotes(value);
        return name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || name.Equals("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
