using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Alarms;

/// <summary>One item of a list that is worked off one by one, and that didn't work out: counted and postponed, so that
/// it holds up no other. It is gone when it worked out.</summary>
public sealed class Trouble : ICooperativeOwned
{
    private const int LongestPause = 60;

    private Trouble()
    {
    }

    public Trouble(CooperativeId cooperativeId, string list, string subject, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        List = list;
        Subject = subject;
        Since = now;
        NextAt = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>Which list, e.g. <c>refund</c>.</summary>
    public string List { get; private set; } = "";

    /// <summary>The number of the item.</summary>
    public string Subject { get; private set; } = "";

    public int Attempts { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset NextAt { get; private set; }

    /// <summary>A code, or the kind of an exception: never names, openids or payloads.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>1, 2, 4 … at most 60 minutes until the next try, for ever.</summary>
    public void Again(string problem, DateTimeOffset now)
    {
        Attempts++;
        Problem = problem.AtMost(200);
        NextAt = now.AddMinutes(Math.Min(LongestPause, 1 << Math.Min(Attempts - 1, 6)));
    }
}
