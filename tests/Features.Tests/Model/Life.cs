namespace VillageCloud.Features.Tests.Model;

/// <summary>One process: a request, a run of a job, a notice that comes in. It may die before or after any commit and
/// any call to WeChat, and then nothing of it goes on: its token is cancelled, which is the one thing that none of our
/// code takes for an item's trouble.</summary>
internal sealed class Life : IDisposable
{
    private static readonly AsyncLocal<Life?> Present = new();

    private readonly CancellationTokenSource end = new();
    private readonly Life? around = Present.Value;
    private int momentsLeft;

    /// <param name="momentsLeft">It dies at so many moments from now; 0 for a long life.</param>
    public Life(int momentsLeft)
    {
        this.momentsLeft = momentsLeft;
        Present.Value = this;
    }

    /// <summary>The process in which this code runs.</summary>
    public static Life? Current => Present.Value;

    public CancellationToken Token => end.Token;

    /// <summary>At which moment it died; null while it lives.</summary>
    public string? Death { get; private set; }

    /// <summary>A moment at which a process may be gone.</summary>
    public void Pass(string moment)
    {
        if (--momentsLeft != 0) return;
        Death = moment;
        end.Cancel();
        throw new OperationCanceledException(moment, end.Token);
    }

    public void Dispose()
    {
        Present.Value = around;
        end.Dispose();
    }
}
