using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VillageCloud.Sandbox.Http;

/// <summary>What goes back, and how well: faults may spoil the signature, the timing or the ending.</summary>
internal sealed record Answer(int Status, byte[] Body, string ContentType)
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public bool Signed { get; init; } = true;
    public string? Flaw { get; init; }
    public TimeSpan Delay { get; init; }
    public Ending Ending { get; init; }
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Whether the caller cannot tell from this answer if the work was done.</summary>
    public bool UnknownOutcome { get; init; }

    public string BodyText =>
        ContentType.StartsWith("image/", StringComparison.Ordinal) ? "(image)" : Encoding.UTF8.GetString(Body);

    public static Answer Json(int status, JsonNode body) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, Relaxed), "application/json; charset=utf-8");

    public static Answer Ok(JsonNode body) => Json(200, body);

    public static Answer NoContent() => new(204, [], "application/json; charset=utf-8");

    public static string Text(JsonNode body) => body.ToJsonString(Relaxed);
}

internal enum Ending
{
    Complete,

    /// <summary>Nothing is ever written.</summary>
    Silence,

    /// <summary>The connection breaks in the middle of the body.</summary>
    Break,
}
