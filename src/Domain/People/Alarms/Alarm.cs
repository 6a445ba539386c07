using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Alarms;

/// <summary>Something that a person must look at: an amount that differs, a notice for nobody, a refund gone
/// abnormal. It has an owner from the start, and stays open until it is done with.</summary>
public sealed class Alarm : ICooperativeOwned, IVersioned
{
    /// <summary>What an owner writes about what was done.</summary>
    public const int LongestNote = 200;

    /// <summary>Of what it tells, in characters.</summary>
    public const int LongestSentence = 512;

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

    /// <summary>Who of them looks after it; null while nobody has taken it.</summary>
    public StaffId? Assignee { get; private set; }

    public DateTimeOffset? AssignedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Null while it is open, and when what it told came to an end by itself.</summary>
    public StaffId? ClosedBy { get; private set; }

    /// <summary>How far it is; in the end, what was done.</summary>
    public string? Note { get; private set; }

    /// <summary>1 while it is open, null afterwards; unique together with code and subject, so that the same trouble
    /// raises one alarm while it lasts.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    /// <summary>Somebody takes it, or it is given to them.</summary>
    /// <param name="to">Null where nobody is known by that.</param>
    /// <param name="role">Of whoever asks.</param>
    public Outcome Assign(StaffMember? to, StaffRole role, DateTimeOffset now)
    {
        if (RefuseRole(role) is { } refusal) return refusal;
        if (to is not { State: StaffState.Active } || to.Role != Owner) return new AlarmAssigneeUnfit();
        if (Assignee == to.Id) return new AlarmHasThatAssignee();
        (Assignee, AssignedAt) = (to.Id, now);
        return Outcome.Done;
    }

    /// <summary>How far it is, while it stays open.</summary>
    public Outcome Report(StaffRole role, string note)
    {
        if (RefuseRole(role) is { } refusal) return refusal;
        var said = PersonText.Line(note, LongestNote);
        if (said.Problem != TextProblem.None) return new AlarmNoteMissing();
        Note = said.Text;
        return Outcome.Done;
    }

    /// <summary>Also by another one of the same duty than who looks after it: they may be ill.</summary>
    public Outcome Close(StaffId by, StaffRole role, string note, DateTimeOffset now)
    {
        if (Report(role, note).Refusal is { } refusal) return refusal;
        (ClosedAt, ClosedBy, OpenSlot) = (now, by, null);
        return Outcome.Done;
    }

    /// <summary>What it told is over by itself.</summary>
    public void End(DateTimeOffset now)
    {
        Invariant.Holds(ClosedAt is null, "an alarm ends once");
        (ClosedAt, OpenSlot) = (now, null);
    }

    /// <summary>A word stands for the name of somebody who asked to be forgotten.</summary>
    public void Forget(string name, string word)
    {
        Sentence = Sentence.Replace(name, word, StringComparison.Ordinal).AtMost(LongestSentence);
        Note = Note?.Replace(name, word, StringComparison.Ordinal).AtMost(LongestNote);
    }

    private Refusal? RefuseRole(StaffRole role) => ClosedAt is not null ? new AlarmAlreadyClosed()
        : role != Owner ? new AlarmNotYours()
        : null;
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

public sealed record AlarmAssigneeUnfit()
    : Refusal("alarm.assignee_unfit", "提醒只能交给在岗、负责这类提醒的同事，请从名单里选");

public sealed record AlarmHasThatAssignee()
    : Refusal("alarm.assignee_same", "这条提醒已经由这位同事处理，不用再交给他");

public sealed record AlarmNoteMissing()
    : Refusal("alarm.note_missing", $"请写明怎么处理的，最多 {Alarm.LongestNote} 个字");

public sealed record AlarmNotFound()
    : Refusal("alarm.not_found", "没有找到这条提醒，请刷新")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
