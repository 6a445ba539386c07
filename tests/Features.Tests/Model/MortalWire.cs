using System.Net;
using VillageCloud.DevHost.Past;

namespace VillageCloud.Features.Tests.Model;

/// <summary>A process may die just before WeChat is called, or just after WeChat did what it was asked; and while a
/// call is under way, others go on.</summary>
/// <param name="meanwhile">Told whether nobody may come in between.</param>
internal sealed class MortalWire(HttpMessageHandler wire, Func<bool, Task> meanwhile) : DelegatingHandler(wire)
{
    // Fetched once for all who ask: whoever comes in between waits for the call, and here the call waits for them.
    private static readonly string[] ForAll = ["/v3/certificates", "/cgi-bin/stable_token"];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Life.Current?.Pass("before a call");
        var isForAll = ForAll.Contains(request.RequestUri!.AbsolutePath);
        await meanwhile(isForAll);
        var answer = await base.SendAsync(request, cancellationToken);
        await meanwhile(isForAll);
        Life.Current?.Pass("after a call");
        return answer;
    }
}

/// <summary>Each notice and push meets a process of its own. WeChat hears nothing of one that dies, and sends again.
/// </summary>
internal sealed class MortalMail(HandedMail mail, Play play) : DelegatingHandler(mail)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var inside = play.Inside();
        using var life = new Life(play.DrawDeath());
        try
        {
            return await base.SendAsync(request, life.Token);
        }
        catch (OperationCanceledException) when (life.Death is not null)
        {
            play.Note($"a notice: died {life.Death}");
            return new(HttpStatusCode.BadGateway);
        }
    }
}

/// <summary>Our own clock, which may be some minutes off WeChat's.</summary>
internal sealed class OwnClock(TimeProvider theirs) : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => theirs.GetUtcNow() + Ahead;
}
