using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Alarms;

/// <summary>Something that a person must look at: an amount that differs, a notice for nobody, a refund gone
/// abnormal. It has an owner from the start, and stays open until it is done with.</summary>
public sealed class Alarm : ICooperativeOwned, IVersioned
{
    /// <summary>What an owner writes about what was done.</summary>
    public const int LongestNote = 200;

    private Alarm()
    {
    }

    public Alarm(CooperativeId cooperativeId, string code, string subject, string sentence, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Code = code;
        Subject = subject;
        Sentence = sentence;
        RaisedAt = now;
        Owner = AlarmOwners.Of(code);
        OpenSlot = 1;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Code { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>Whose duty it is.</summary>
    public StaffRole Owner { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Null while it is open, and when what it told came to an end by itself.</summary>
    public StaffId? ClosedBy { get; private set; }

    public string? Note { get; private set; }

    /// <summary>1 while it is open, null afterwards; unique together with code and subject, so that the same trouble
    /// raises one alarm while it lasts.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    public Outcome Close(StaffId by, StaffRole role, string note, DateTimeOffset now)
    {
        if (ClosedAt is not null) return new AlarmAlreadyClosed();
        if (role != Owner) return new AlarmNotYours();
        var said = PersonText.Line(note, LongestNote);
        if (said.Problem != TextProblem.None) return new AlarmNoteMissing();
        (ClosedAt, ClosedBy, Note, OpenSlot) = (now, by, said.Text, null);
        return Outcome.Done;
    }

    /// <summary>What it told is over by itself.</summary>
    public void End(DateTimeOffset now)
    {
        Invariant.Holds(ClosedAt is null, "an alarm ends once");
        (ClosedAt, OpenSlot) = (now, null);
    }
}

public sealed record AlarmAlreadyClosed()
    : Refusal("alarm.already_closed", "这条提醒已经处理过了，请刷新")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record AlarmNotYours()
    : Refusal("alarm.not_yours", "这条提醒由别的岗位负责，请通知负责的同事处理")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record AlarmNoteMissing()
    : Refusal("alarm.note_missing", $"请写明怎么处理的，最多 {Alarm.LongestNote} 个字");

public sealed record AlarmNotFound()
    : Refusal("alarm.not_found", "没有找到这条提醒，请刷新")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
