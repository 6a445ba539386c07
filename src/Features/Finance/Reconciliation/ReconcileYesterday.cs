using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Banking;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Imports and matches every day that isn't matched yet, up to yesterday: a day that the server slept through
/// is made up for. A day that can't be read keeps its refusal and raises an alarm, and the days after it go
/// on.</summary>
public sealed class ReconcileYesterday(
    VillageDb db, UnitOfWork work, StaffWork asked, ImportBills import, MatchBills match, BankMatch bank,
    TimeProvider clock)
{
    /// <summary>WeChat keeps bills for three months.</summary>
    private const int OldestDays = 85;

    /// <summary>So many days later "not ready" is told: one morning of it is nothing.</summary>
    private const int PatientDays = 2;

    /// <summary>All that can be wrong with a day; over when it is matched.</summary>
    private static readonly string[] Codes =
        ["bill.not_ready", "bill.rejected", "bill.unreadable", "bill.trouble", "bill.lost"];

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        if (command.By is { } by && (await Ask(new(by), ct)).Refusal is { } refused) return refused;
        var yesterday = BeijingTime.DayOf(clock.GetUtcNow()).AddDays(-1);
        var (done, breaks) = (0, 0);
        var tally = await Tally.Of(
            await Unfinished(yesterday, ct),
            async day =>
            {
                var reconciled = await Reconcile(day, isKept: day >= yesterday.AddDays(-OldestDays), ct);
                if (reconciled.Refusal is { } refusal) return refusal is BillNotReady ? Tally.AsExpected : refusal.Code;
                done++;
                breaks += reconciled.Value.Breaks.Count;
                return null;
            },
            ct);
        (await work.Do<bool>(
            async () =>
            {
                await db.EndRestorations(clock.GetUtcNow(), ct);
                return true;
            },
            ct)).WithoutValue().OrThrow();
        // What the bank told before may have come into our books since.
        (await work.Do<int>(async () => (await bank.Match(ct)).Breaks, ct)).WithoutValue().OrThrow();
        return new Result(done, breaks, tally.Left, tally.Problems);
    }

    private Task<Outcome<bool>> Ask(Asked act, CancellationToken ct) =>
        asked.Do("bill.fetch", act, static () => Task.FromResult<Outcome<bool>>(true), ct);

    /// <summary>From the first day on which money moved at WeChat. A matched day comes again while something of it is
    /// open: what our books missed then may have been confirmed since.</summary>
    private async Task<List<DateOnly>> Unfinished(DateOnly yesterday, CancellationToken ct)
    {
        if (await FirstDay(ct) is not { } first || first > yesterday) return [];
        var finished = await db.ReconciledDays.AsNoTracking()
            .Where(one => one.Status == DayStatus.Matched || one.Status == DayStatus.Lost)
            .Select(one => one.Day).ToHashSetAsync(ct);
        var oldest = yesterday.AddDays(-OldestDays);
        finished.ExceptWith(await db.Breaks.AsNoTracking()
            .Where(one => one.Status != BreakStatus.Closed && one.Source != BreakSource.BankStatement
                && one.Day >= oldest).Select(one => one.Day).ToListAsync(ct));
        return [.. Enumerable.Range(0, yesterday.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            .Where(day => !finished.Contains(day))];
    }

    private async Task<Outcome<MatchBills.Result>> Reconcile(DateOnly day, bool isKept, CancellationToken ct)
    {
        var matched = new Outcome<MatchBills.Result>(new DayTrouble(day, "unknown"));
        var trouble = await Tally.ProblemOf(
            async () =>
            {
                matched = await Try(day, isKept, ct);
                return null;
            },
            ct);
        if (trouble is not null) matched = new DayTrouble(day, trouble);
        (await Note(day, matched, ct)).OrThrow();
        return matched;
    }

    private async Task<Outcome<MatchBills.Result>> Try(DateOnly day, bool isKept, CancellationToken ct)
    {
        if (isKept && (await import.Run(new(day), ct)).Refusal is { } notThere) return notThere;
        var matched = await match.Run(new(day), ct);
        return matched.Refusal is BillsNotImported && !isKept ? new BillsLost(day) : matched;
    }

    private async Task<Outcome> Note(DateOnly day, Outcome<MatchBills.Result> matched, CancellationToken ct)
    {
        var noted = await work.Do<long>(
            async () =>
            {
                var now = clock.GetUtcNow();
                var state = await db.ReconciledDays.SingleOrDefaultAsync(one => one.Day == day, ct);
                if (state is null) db.ReconciledDays.Add(state = new(db.Tenant.Id, day));
                if (matched.Refusal is not { } refusal)
                {
                    state.Matched(matched.Value.Rows, now);
                    await db.EndAlarms(Codes, Subject(day), now, ct);
                    return state.Id;
                }

                // A day that is matched already was only looked at again, and nobody would look a last time to end what
                // was told of it.
                if (state.Status == DayStatus.Matched) return state.Id;
                state.Left(StatusOf(refusal), refusal.Code, refusal.Sentence, now);
                if (IsTold(day, refusal, now))
                    await db.RaiseAlarm(new(refusal.Code, Subject(day), refusal.Sentence), now, ct);
                return state.Id;
            },
            ct);
        return noted.WithoutValue();
    }

    private static DayStatus StatusOf(Refusal refusal) => refusal switch
    {
        BillNotReady => DayStatus.Waiting,
        BillsLost => DayStatus.Lost,
        _ => DayStatus.Trouble,
    };

    private static bool IsTold(DateOnly day, Refusal refusal, DateTimeOffset now) =>
        refusal is not BillNotReady || BeijingTime.DayOf(now) >= day.AddDays(PatientDays);

    private static string Subject(DateOnly day) => $"{day:yyyy-MM-dd}";

    private async Task<DateOnly?> FirstDay(CancellationToken ct)
    {
        var known = await db.ReconciledDays.AsNoTracking().OrderBy(one => one.Day).Select(one => (DateOnly?)one.Day)
            .FirstOrDefaultAsync(ct);
        string[] accounts = [Account.WeChatBasic.Code, Account.WeChatOperation.Code];
        var first = await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            where accounts.Contains(line.AccountCode)
            orderby entry.EffectiveAt
            select (DateTimeOffset?)entry.EffectiveAt).FirstOrDefaultAsync(ct);
        // Books that were put back may know of nothing yet, and WeChat of much.
        DateOnly?[] days =
        [
            known, first is { } at ? BeijingTime.DayOf(at) : null,
            (await db.OpenRestorations(ct)).Select(static one => (DateOnly?)one.From).FirstOrDefault(),
        ];
        return days.Min();
    }

    /// <param name="By">Who couldn't wait for the job; null when the job runs.</param>
    public sealed record Command(StaffActor? By = null);

    private sealed record Asked(StaffActor By) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    /// <param name="Days">Matched in this run.</param>
    /// <param name="Left">Not matched yet: they are tried again.</param>
    /// <param name="Problems">Which of them are in trouble; one that isn't ready is none.</param>
    public sealed record Result(int Days, int Breaks, int Left, IReadOnlyList<string> Problems);
}

/// <param name="Reason">The kind of an exception, for the operator of the server.</param>
public sealed record DayTrouble(DateOnly Day, string Reason) : Refusal(
    "bill.trouble", $"{Day:yyyy-MM-dd} 的账单核对时出了错（{Reason}），系统每天会再试，请联系系统维护人员");

public sealed record BillsLost(DateOnly Day) : Refusal(
    "bill.lost", $"{Day:yyyy-MM-dd} 的账单没有取回，微信只保留三个月，现在取不到了，请在商户平台找当天的资金记录核对");
