using VillageCloud.Domain.Shared;
using AlarmView = VillageCloud.Features.People.Alarms.ListAlarms.AlarmView;

namespace VillageCloud.Admin.Pages.People.Alarms;

/// <summary>What is written beside an alarm.</summary>
internal enum Writing
{
    /// <summary>How far it is.</summary>
    Progress,

    /// <summary>What was done; it is over then.</summary>
    Done,
}

internal static class AlarmWords
{
    public static (string Text, Tone Tone) StatusOf(AlarmView alarm) => alarm switch
    {
        { ClosedAt: null, Assignee: null } => ("待处理", Tone.Bad),
        { ClosedAt: null } => ("处理中", Tone.Waiting),
        { ClosedBy: null } => ("已恢复", Tone.Good),
        _ => ("已处理", Tone.Calm),
    };

    /// <summary>谁在处理, as it is said to whoever looks.</summary>
    public static string Hands(AlarmView alarm, StaffId? me) => alarm switch
    {
        { Assignee: null } => "还没有人处理",
        _ when alarm.Assignee == me => "您在处理",
        _ => $"{alarm.AssigneeName}在处理",
    };

    public static string Asks(Writing what) => what == Writing.Done ? "怎么处理的" : "处理到哪一步";

    public static string Example(Writing what) =>
        what == Writing.Done ? "例如：已对照商户平台核对，原因是……" : "例如：问过银行，说明天给答复";
}
