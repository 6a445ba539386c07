using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

/// <summary>Wrong passwords and codes in a row: for one user name, from one address, at one device. Whoever goes on has
/// to wait longer each time; nobody is shut out for good, or a stranger could shut out anybody. No row of a village: a
/// name that is nobody's is counted as well, so that no answer tells which names there are.</summary>
public sealed class SignInTries
{
    public const int LongestSubject = 96;

    /// <summary>After so long without a try the next one is the first.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private SignInTries()
    {
    }

    public SignInTries(string subject) => Subject = subject.AtMost(LongestSubject);

    public string Subject { get; private set; } = "";

    /// <summary>Each try counts as a wrong one until it turns out to be right.</summary>
    public int Wrong { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Before it nothing is even looked at.</summary>
    public DateTimeOffset FreeAt { get; private set; }

    /// <summary>Takes a try before it is known whether it is right, so that many at once are counted one by
    /// one.</summary>
    public Outcome Take(TriesRule rule, DateTimeOffset now)
    {
        if (now < FreeAt) return new TooManyTries(FreeAt - now);
        if (now - LastAt > Forgotten) Wrong = 0;
        Wrong++;
        (LastAt, FreeAt) = (now, now + rule.PauseAfter(Wrong));
        return Outcome.Done;
    }

    /// <summary>It was right, and whoever gave it is who they say.</summary>
    public void Forgive() => (Wrong, FreeAt) = (0, LastAt);

    /// <summary>It was right, which says nothing of the others that came from there.</summary>
    public void GiveBack()
    {
        if (Wrong > 0) Wrong--;
        FreeAt = LastAt;
    }
}

/// <summary>How many tries are free, and how the pauses grow after them: twice as long each time.</summary>
public sealed record TriesRule(int Free, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>One name, one device, one session: a person who mistypes needs no more.</summary>
    public static readonly TriesRule OfOne = new(5, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    /// <summary>An office, or a whole village behind one line.</summary>
    public static readonly TriesRule OfAddress = new(30, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));

    private const int MostDoublings = 16;

    public TimeSpan PauseAfter(int wrong)
    {
        if (wrong < Free) return TimeSpan.Zero;
        var pause = FirstPause * (1L << Math.Min(wrong - Free, MostDoublings));
        return pause < LongestPause ? pause : LongestPause;
    }
}
