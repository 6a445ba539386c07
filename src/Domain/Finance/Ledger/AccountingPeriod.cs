using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Ledger;

public enum PeriodStatus
{
    Open,
    Closed,
}

/// <summary>A stretch of Beijing days whose income and costs are closed together. Open periods accept entries; a closed
/// one never does again.</summary>
public sealed class AccountingPeriod : ICooperativeOwned, IVersioned
{
    private AccountingPeriod()
    {
    }

    public AccountingPeriod(CooperativeId cooperativeId, DateOnly firstDay, DateOnly lastDay)
    {
        Invariant.Holds(firstDay <= lastDay, "a period has at least one day");
        CooperativeId = cooperativeId;
        FirstDay = firstDay;
        LastDay = lastDay;
    }

    public PeriodId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    public PeriodStatus Status { get; private set; }

    public StaffId? ClosedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Changes with every posting's lock and with closing, so that the two exclude each other.</summary>
    public int Version { get; private set; }

    public string Title => $"{FirstDay:yyyy-MM-dd} 至 {LastDay:yyyy-MM-dd}";

    /// <summary>The calendar month of that day.</summary>
    public static AccountingPeriod MonthOf(CooperativeId cooperativeId, DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new(cooperativeId, first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>Whether it may be closed now.</summary>
    public Outcome CheckClose(DateTimeOffset now)
    {
        if (Status != PeriodStatus.Open) return new PeriodAlreadyClosed(Title);
        return BeijingTime.DayOf(now) <= LastDay ? new PeriodNotOver(Title) : Outcome.Done;
    }

    /// <param name="by">Who asked for it; the second person stands with the request (decision 28).</param>
    public Outcome Close(StaffId by, DateTimeOffset now)
    {
        if (CheckClose(now).Refusal is { } refusal) return refusal;
        Status = PeriodStatus.Closed;
        ClosedBy = by;
        ClosedAt = now;
        return Outcome.Done;
    }
}

public sealed record PeriodNotFound()
    : Refusal("ledger.period_not_found", "没有找到这个账期，请从列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record PeriodAlreadyClosed(string Title)
    : Refusal("ledger.period_closed", $"账期 {Title} 已经结账，请在新的账期里更正")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PeriodNotOver(string Title)
    : Refusal("ledger.period_not_over", $"账期 {Title} 还没有结束，过了最后一天再结账");

public sealed record PeriodHasDueLines(int Count)
    : Refusal("ledger.period_has_due_lines", $"还有 {Count} 行销售到期未结算，请等结算任务完成后再结账")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Of what a person dates: a job's booking goes to the next open month by itself.</summary>
public sealed record PeriodSignedOff(string Title) : Refusal(
    "ledger.period_signed_off", $"账期 {Title} 已经结账，不能再记这个月的账，请记到还没有结账的月份，并在说明里写清楚")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Of what a person dates: a year of two figures is the first century.</summary>
public sealed record DayBeforeBooks(DateOnly Earliest) : Refusal(
    "ledger.day_before_books", $"日期太早了，最早能记到 {Earliest:yyyy-MM-dd}，请看看年份是不是填错了");

public sealed record PeriodCloseWaiting(string Title)
    : Refusal("ledger.close_waiting", $"账期 {Title} 的结账已经申请，正在等另一位同事复核，不用再申请")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PeriodHasCostsWaiting(int Count)
    : Refusal("ledger.period_has_costs_waiting", $"这个月还有 {Count} 张费用单等着复核，请先复核或驳回，再结账")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record EarlierPeriodOpen(string Title)
    : Refusal("ledger.earlier_period_open", $"更早的账期 {Title} 还没有结账，请按顺序结账")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
