using System.Security.Cryptography;
using System.Text;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>The way by which a page may found the first village of an installation: a link that the process prints for
/// whoever has started it. A loopback address would be no proof: behind a proxy everybody comes from there.</summary>
public sealed class FirstRunDoor(TimeProvider clock)
{
    private static readonly TimeSpan Open = TimeSpan.FromHours(24);

    private readonly Lock turn = new();
    private string? token;
    private DateTimeOffset until;

    /// <summary>Another link; the one before leads nowhere.</summary>
    /// <returns>Its secret.</returns>
    public string Unlock()
    {
        lock (turn)
        {
            token = SecretToken.New();
            until = clock.GetUtcNow() + Open;
            return token;
        }
    }

    public bool Fits(string offered)
    {
        lock (turn)
        {
            return token is not null && clock.GetUtcNow() < until && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(offered));
        }
    }

    /// <summary>Of two who hold it, one goes through.</summary>
    internal bool Take(string offered)
    {
        lock (turn)
        {
            if (!Fits(offered)) return false;
            token = null;
            return true;
        }
    }

    /// <summary>What was wished for could not be: whoever took it may try again.</summary>
    internal void GiveBack(string taken)
    {
        lock (turn) token ??= taken;
    }
}
