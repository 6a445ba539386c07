using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Dividends;

/// <summary>The members' assembly agreed to a plan: who came, how they voted, and where the minutes are. Never changed;
/// one that was recorded wrongly is recorded again, and the newer one counts.</summary>
public sealed class PlanResolution : ICooperativeOwned
{
    private PlanResolution()
    {
    }

    internal PlanResolution(DividendPlan plan, AssemblyVote vote, StaffId by, DateTimeOffset now)
    {
        CooperativeId = plan.CooperativeId;
        PlanId = plan.Id;
        Vote = vote with { Minutes = PersonText.Lines(vote.Minutes, AssemblyVote.LongestMinutes).Text };
        By = by;
        At = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public DividendPlanId PlanId { get; private set; }

    public AssemblyVote Vote { get; private set; } = null!;

    /// <summary>Who recorded it.</summary>
    public StaffId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>What an assembly of members decided, as its minutes say.</summary>
/// <param name="HeldOn">A Beijing day.</param>
/// <param name="Members">All that the cooperative has.</param>
/// <param name="Present">Of them, those who came or sent somebody.</param>
/// <param name="Votes">All votes that there are: one of each member, and additional ones of at most a fifth of these
/// together (art. 22).</param>
/// <param name="Minutes">Where they are kept, and what was said.</param>
public sealed record AssemblyVote(
    DateOnly HeldOn, int Members, int Present, int Votes, int For, int Against, int Abstained, string Minutes)
{
    /// <summary>In characters.</summary>
    public const int LongestMinutes = 500;

    // Of the basic votes together, so many may be additional ones: a fifth.
    private const int BasicOfAdditional = 5;

    /// <summary>Done, or <c>assembly.numbers_wrong</c>, <c>assembly.day_wrong</c>, <c>assembly.no_quorum</c> (art. 30:
    /// two thirds of the members come), <c>assembly.no_majority</c> (more than half of all votes, not only of those who
    /// came), <c>assembly.minutes_missing</c>.</summary>
    /// <param name="readable">The first day on which members could have read the plan for the statutory days.</param>
    public Outcome Check(DateOnly readable, DateOnly today)
    {
        if (!AddsUp) return new AssemblyNumbersWrong();
        if (HeldOn < readable || HeldOn > today) return new AssemblyDayWrong(readable);
        if (Present * 3L < Members * 2L) return new AssemblyWithoutQuorum(Members, Present);
        if (For * 2L <= Votes) return new AssemblyWithoutMajority(Votes, For);
        return PersonText.Lines(Minutes, LongestMinutes).Problem == TextProblem.None
            ? Outcome.Done
            : new AssemblyMinutesMissing();
    }

    private bool AddsUp =>
        Members > 0 && Present >= 0 && Present <= Members
        && Votes >= Members && (Votes - (long)Members) * BasicOfAdditional <= Members
        && For >= 0 && Against >= 0 && Abstained >= 0 && (long)For + Against + Abstained <= Votes;
}

public sealed record AssemblyNumbersWrong()
    : Refusal(
        "assembly.numbers_wrong",
        "人数或票数对不上：到会不能多于成员，赞成、反对、弃权加起来不能多于总票数，附加票不能超过基本票的五分之一，请照会议记录核对");

public sealed record AssemblyDayWrong(DateOnly Readable)
    : Refusal(
        "assembly.day_wrong",
        $"成员大会要在方案公示满期以后开，最早是 {Readable.Month}月{Readable.Day}日，也不能晚于今天，请核对日期");

public sealed record AssemblyWithoutQuorum(int Members, int Present)
    : Refusal(
        "assembly.no_quorum", $"{Members} 名成员到会 {Present} 名，不到三分之二，决议不成立，请再召集成员大会");

public sealed record AssemblyWithoutMajority(int Votes, int For)
    : Refusal(
        "assembly.no_majority", $"总票数 {Votes}，赞成 {For}，没有超过一半，方案没有通过，请驳回方案或改好再议");

public sealed record AssemblyMinutesMissing()
    : Refusal("assembly.minutes_missing", $"请写明会议记录放在哪里、说了什么，最多 {AssemblyVote.LongestMinutes} 个字");
