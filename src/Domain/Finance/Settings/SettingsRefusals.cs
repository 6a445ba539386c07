using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Settings;

public sealed record TermsUnchanged() : Refusal("settings.unchanged", "和现在的约定一样，没有要改的");

public sealed record TermsDayInvalid(int MostDaysAhead)
    : Refusal("settings.day_invalid", $"生效的日子从今天起算，最晚 {MostDaysAhead} 天以后");

public sealed record TermsReasonMissing(int Longest)
    : Refusal("settings.reason_missing", $"请写为什么改，例如成员大会的决议编号，最多 {Longest} 个字");

public sealed record TermsNotFound() : Refusal("settings.not_found", "没有这一版约定，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record TermsAlreadyWaiting()
    : Refusal("settings.already_waiting", "已经有一版在等复核，先复核或撤回那一版，再提新的")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record TermsNotWaiting() : Refusal("settings.not_waiting", "这一版约定没有在等复核，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record TermsNotAgreed() : Refusal("settings.not_agreed", "这一版约定没有在用，也没有等着生效，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record TermsNotDue(DateOnly Day) : Refusal("settings.not_due", $"这一版约定从 {Day:yyyy-MM-dd} 起才生效")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
