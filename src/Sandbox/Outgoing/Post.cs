using System.Net.Http.Headers;
using System.Text;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Outgoing;

/// <summary>Carries letters over real sockets, to loopback only.</summary>
internal sealed class Post(World world) : IDisposable
{
    private readonly HttpClient http = new(
        world.Options.Mail ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<NoticeAttempt> Carry(Letter letter, Notice notice, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, letter.Url);
        request.Content = new ByteArrayContent(letter.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(letter.ContentType) { CharSet = "utf-8" };
        foreach (var (name, value) in letter.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var (status, text, problem) = await Exchange(request, ct);
        var answered = notice.Product == "push"
            ? status == 200 && (text.Length == 0 || text == "success")
            : status is 200 or 204;
        world.Journal.Add(new JournalEntry
        {
            At = world.Now,
            Face = notice.Product == "push" ? "push" : "notify",
            Method = "POST",
            Target = letter.Url.ToString(),
            Headers = letter.Headers,
            Body = Encoding.UTF8.GetString(letter.Body),
            Status = status,
            Answer = text,
            Verdict = letter.MustBeRefused is null ? problem : $"must be refused: {letter.MustBeRefused}",
            Faults = [.. notice.Marks.Select(mark => mark.Fault)],
        });
        if (problem == "timeout")
            world.Violations.Add("ACK_SLOW", $"{notice.EventType} {notice.Subject} was not answered in time");
        if (letter.MustBeRefused is { } why && status is >= 200 and < 300)
            world.Violations.Add(CodeOf(why), $"{letter.Url.AbsolutePath} accepted {why}");
        return new NoticeAttempt(world.Now, status, answered && letter.MustBeRefused is null, problem);
    }

    /// <summary>Returns what is wrong with the URL, or null when it echoed as it must.</summary>
    public async Task<string?> Check(Uri url, string echo, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var (status, text, problem) = await Exchange(request, ct);
        if (problem is not null)
            return problem;
        return status == 200 && text == echo ? null : $"answered {status}, not the echo";
    }

    public void Dispose() => http.Dispose();

    private static string CodeOf(string accepted) => accepted switch
    {
        Letter.Probe => "ACKED_PROBE",
        Letter.OldReplay => "ACKED_REPLAY",
        _ => "ACKED_BAD_SIGNATURE",
    };

    private async Task<(int? Status, string Text, string? Problem)> Exchange(
        HttpRequestMessage request, CancellationToken ct)
    {
        if (!request.RequestUri!.IsLoopback)
            return (null, "", "not a loopback address");
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/4.0");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("X-Sandbox", "1");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(world.Options.AckLimit);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(patience.Token), null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, "", "timeout");
        }
        catch (HttpRequestException failed)
        {
            return (null, "", failed.HttpRequestError.ToString());
        }
    }
}
