using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>结账: empties income and costs into 本年盈余 and that into 盈余分配, and shuts the period for ever.</summary>
public sealed class CloseAccountingPeriod(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        "ledger.close", command,
        () => Close(command.By.Id, command.PeriodId, ct), ct);

    /// <summary>The body that the preview runs too; works inside a unit of work.</summary>
    internal async Task<Outcome<Result>> Close(StaffId by, PeriodId id, CancellationToken ct)
    {
        // Waits for every posting that holds it; later ones then find the period closed and move on.
        await db.HoldAlone(id, ct);
        var period = await db.Periods.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (period is null) return new PeriodNotFound();
        if (period.Status != PeriodStatus.Open) return new PeriodAlreadyClosed(period.Title);
        if (await EarlierOpen(period, ct) is { } earlier) return new EarlierPeriodOpen(earlier.Title);
        var due = await db.Sales.DueAt(LastInstant(period)).CountAsync(ct);
        if (due > 0) return new PeriodHasDueLines(due);

        var now = clock.GetUtcNow();
        var surplus = await PostClosingEntry(period, ct);
        if (period.Close(by, now).Refusal is { } refusal) return refusal;
        work.Concerns(period.Title);
        return new Result(period.Id, period.Title, surplus);
    }

    private Task<AccountingPeriod?> EarlierOpen(AccountingPeriod period, CancellationToken ct) => db.Periods
        .AsNoTracking()
        .Where(other => other.Status == PeriodStatus.Open && other.FirstDay < period.FirstDay
            && db.JournalEntries.Any(entry => entry.PeriodId == other.Id))
        .OrderBy(other => other.FirstDay).FirstOrDefaultAsync(ct);

    private async Task<Money> PostClosingEntry(AccountingPeriod period, CancellationToken ct)
    {
        var codes = Account.Temporary.Select(account => account.Code).ToList();
        var balances = await (
            from balance in db.AccountBalances
            where balance.PeriodId == period.Id && codes.Contains(balance.AccountCode)
            orderby balance.AccountCode
            select new { Code = balance.AccountCode, Fen = balance.Debit.Fen - balance.Credit.Fen }).ToListAsync(ct);
        var surplus = -new Money(balances.Sum(balance => balance.Fen));
        var closing = PeriodClosed.Entry(
            period, balances.Select(one => (Account.WithCode(one.Code), new Money(one.Fen))));
        if (closing.Lines.All(line => line.Amount.IsZero)) return surplus;

        books.Post(closing, period, LastInstant(period));
        return surplus;
    }

    private static DateTimeOffset LastInstant(AccountingPeriod period) =>
        BeijingTime.StartOf(period.LastDay.AddDays(1)).AddMilliseconds(-1);

    public sealed record Command(IdempotencyKey Key, StaffActor By, PeriodId PeriodId) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    /// <param name="Surplus">Negative in a period of loss.</param>
    public sealed record Result(PeriodId PeriodId, string Title, Money Surplus);
}
