using System.Text.Json;

namespace VillageCloud.Api.Tests.Running;

/// <summary>What came back, as text and as JSON.</summary>
internal sealed record Answer(int Status, string MediaType, string Text)
{
    private static readonly string[] PartsOfAProblem = ["code", "status", "title", "traceId", "type"];

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public string TraceId => Json.GetProperty("traceId").GetString()!;

    public static async Task<Answer> Of(HttpResponseMessage answer) => new(
        (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "",
        await answer.Content.ReadAsStringAsync());

    public JsonElement IsOk()
    {
        Assert.That(Status, Is.EqualTo(200), Text);
        Assert.That(MediaType, Is.EqualTo("application/json"));
        return Json;
    }

    /// <summary>Problem+json with exactly the promised parts, a Chinese sentence, and nothing else.</summary>
    public void IsProblem(int status, string code)
    {
        Assert.That(Status, Is.EqualTo(status), Text);
        Assert.That(MediaType, Is.EqualTo("application/problem+json"), Text);
        Assert.That(
            Json.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal),
            Is.EqualTo(PartsOfAProblem), Text);
        Assert.That(Json.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(Json.GetProperty("status").GetInt32(), Is.EqualTo(status));
        Assert.That(Json.GetProperty("title").GetString(), Does.Match(@"\p{IsCJKUnifiedIdeographs}{4}"));
        Assert.That(TraceId, Does.Match("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$"));
    }
}
