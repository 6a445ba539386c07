using System.Text.Json;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Control;

/// <summary>One control request with its answer helpers. All JSON is camelCase.</summary>
internal sealed class ControlCall(Call call, CancellationToken ct)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public CancellationToken Aborted => ct;

    public string Value(string name) => call.Values[name];

    public string? Query(string name) => call.Query.GetValueOrDefault(name);

    public string? Text(string name) => call.Text(name);

    public JsonElement? Find(string name) => call.Find(name);

    public bool? Flag(string name) => call.Flag(name);

    public double? Number(string name) =>
        call.Find(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public long? Whole(string name) => call.WholeOrNull(name);

    public T? Read<T>(string name)
        where T : class => call.Find(name)?.Deserialize<T>(Json);

    public static Answer Ok<T>(T body) =>
        new(200, JsonSerializer.SerializeToUtf8Bytes(body, Json), "application/json; charset=utf-8");

    public static Answer Error(string code, int status = 400) =>
        Ok(new { error = code }) with { Status = status };
}
