using System.Net;
using VillageCloud.DevHost.Past;

namespace VillageCloud.Features.Tests.Model;

/// <summary>A process may die just before WeChat is called, or just after WeChat did what it was asked; and while a
/// call is under way, others go on.</summary>
internal sealed class MortalWire(HttpMessageHandler wire, Func<Task> meanwhile) : DelegatingHandler(wire)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Life.Current?.Pass("before a call");
        await meanwhile();
        var answer = await base.SendAsync(request, cancellationToken);
        await meanwhile();
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
