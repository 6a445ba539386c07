using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VillageCloud.WeChat.Wire;

/// <summary>How we read and write WeChat's JSON: parse leniently, emit strictly (wechat §1.1).</summary>
internal static class WireJson
{
    /// <summary>WeChat may refuse nulls and counts <c>\u</c>-escaped Chinese, so neither leaves this house.</summary>
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Throws <see cref="WireFailureException"/> when the bytes aren't such an object. The parser's own
    /// message is dropped: it can quote the payload. Half a surrogate pair makes it throw more than its own
    /// kind.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(WithoutMark(json), Options)
                ?? throw new WireFailureException("malformed body: null");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new WireFailureException("malformed body: not the JSON we know");
        }
    }

    /// <summary>A gateway in between sometimes adds a byte order mark.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) =>
        json.StartsWith("\uFEFF"u8) ? json[3..] : json;
}
