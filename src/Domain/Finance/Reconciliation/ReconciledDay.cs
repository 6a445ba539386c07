using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Reconciliation;

public enum DayStatus
{
    /// <summary>WeChat hasn't made the bills yet, or didn't answer.</summary>
    Waiting,

    /// <summary>All three bills were read and laid beside our books; what differs is in the breaks.</summary>
    Matched,

    /// <summary>A bill is there and can't be read, or something else went wrong with this day. Tried again daily.
    /// </summary>
    Trouble,

    /// <summary>WeChat doesn't keep it any more.</summary>
    Lost,
}

/// <summary>How far one Beijing day is reconciled. Each day has its own: what is wrong with one holds up no
/// other.</summary>
public sealed class ReconciledDay : ICooperativeOwned, IVersioned
{
    private ReconciledDay()
    {
    }

    public ReconciledDay(CooperativeId cooperativeId, DateOnly day)
    {
        CooperativeId = cooperativeId;
        Day = day;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public DateOnly Day { get; private set; }

    public DayStatus Status { get; private set; }

    /// <summary>Of the last refusal; empty when matched.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The refusal in words.</summary>
    public string Problem { get; private set; } = "";

    public int Attempts { get; private set; }

    public DateTimeOffset? TriedAt { get; private set; }

    public DateTimeOffset? MatchedAt { get; private set; }

    /// <summary>Rows of the three bills.</summary>
    public int Rows { get; private set; }

    public int Version { get; private set; }

    public void Matched(int rows, DateTimeOffset now)
    {
        (Status, Code, Problem, Rows) = (DayStatus.Matched, "", "", rows);
        Attempts++;
        TriedAt = MatchedAt = now;
    }

    /// <param name="status">Anything but <see cref="DayStatus.Matched"/>: the day keeps why.</param>
    public void Left(DayStatus status, string code, string problem, DateTimeOffset now)
    {
        Invariant.Holds(status != DayStatus.Matched, "a day that is left has its reason");
        Invariant.Holds(Status != DayStatus.Matched, "a day that is matched stays so");
        Status = status;
        Code = code;
        Problem = problem.AtMost(512);
        Attempts++;
        TriedAt = now;
    }
}
