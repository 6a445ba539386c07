using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace VillageCloud.Sandbox.Http;

/// <summary>A request read whole: the target and the body exactly as they came over the wire.</summary>
internal sealed class Call
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private Call(HttpContext context, byte[] body)
    {
        Method = context.Request.Method;
        Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Body = body;
        var mark = Target.IndexOf('?', StringComparison.Ordinal);
        RawPath = mark < 0 ? Target : Target[..mark];
        Query = QueryHelpers.ParseQuery(mark < 0 ? "" : Target[mark..])
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        Json = Parse(body);
    }

    public string Method { get; }

    public string Target { get; }

    public string RawPath { get; }

    public Dictionary<string, string> Headers { get; }

    public Dictionary<string, string> Query { get; }

    public byte[] Body { get; }

    /// <summary>The body as a JSON object; null when it is empty or anything else.</summary>
    public JsonElement? Json { get; }

    /// <summary>The parts of the path that the route names.</summary>
    public Dictionary<string, string> Values { get; set; } = [];

    public string BodyText => Encoding.UTF8.GetString(Body);

    public static async Task<Call> Read(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new Call(context, body.ToArray());
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>A text of the body by its path, such as "payer.openid"; null when absent.</summary>
    public string? Text(string path) =>
        Find(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public long Whole(string path) => Find(path)!.Value.GetInt64();

    public long? WholeOrNull(string path) =>
        Find(path) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    public bool? Flag(string path) => Find(path) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag
        ? flag.GetBoolean()
        : null;

    public JsonElement? Find(string path)
    {
        var at = Json;
        foreach (var name in path.Split('.'))
        {
            if (at is not { ValueKind: JsonValueKind.Object } owner || !owner.TryGetProperty(name, out var next))
                return null;
            at = next;
        }

        return at;
    }

    private static JsonElement? Parse(byte[] body)
    {
        if (body.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
