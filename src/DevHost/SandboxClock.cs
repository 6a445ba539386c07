using System.Text.Json;

namespace VillageCloud.DevHost;

/// <summary>The clock of a sandbox in another process, asked each time: several processes must agree on the minute in
/// which a test jumps a month. Development only.</summary>
internal sealed class SandboxClock(Uri control) : TimeProvider, IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = control, Timeout = TimeSpan.FromSeconds(5) };

    public override DateTimeOffset GetUtcNow()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/__sandbox/clock");
        using var answer = http.Send(request);
        answer.EnsureSuccessStatusCode();
        using var body = answer.Content.ReadAsStream();
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("now").GetDateTimeOffset().ToUniversalTime();
    }

    public void Dispose() => http.Dispose();
}
