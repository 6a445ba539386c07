using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>结账: empties income and costs into 本年盈余 and that into 盈余分配, and shuts the period for ever, once a second
/// person has agreed. Works inside a unit of work.</summary>
public sealed class PeriodClosing(VillageDb db, Books books, TimeProvider clock) : IPostsByHand
{
    public IReadOnlyCollection<PostingKind> Kinds => [PostingKind.PeriodClose];

    public async Task<Outcome<PostedByHand>> Post(PostingRequest request, CancellationToken ct)
    {
        var id = new PeriodId(long.Parse(request.Reference, CultureInfo.InvariantCulture));
        var closed = await Close(id, request.People.Maker!.Value, ct);
        if (closed.Refusal is { } refusal) return refusal;
        // A gain and a loss of the same amount are told apart by the note.
        var surplus = closed.Value.Surplus;
        return PostingRequest.NoteOf(closed.Value.Title, surplus) == request.Note
            ? new PostedByHand(Closed: closed.Value)
            : new ChangedSinceRequest(request.Amount, surplus);
    }

    /// <param name="by">Who asked for it; who agreed stands with the request.</param>
    internal async Task<Outcome<Closed>> Close(PeriodId id, StaffId by, CancellationToken ct)
    {
        // Waits for every posting that holds it; later ones then find the period closed and move on.
        await db.HoldAlone(id, ct);
        var ready = await Ready(id, ct);
        if (ready.Refusal is { } notYet) return notYet;
        var period = ready.Value;
        var (surplus, balances) = await Surplus(period, ct);
        var closing = PeriodClosed.Entry(period, balances);
        if (!closing.Lines.All(line => line.Amount.IsZero)) books.Post(closing, period, LastInstant(period));
        if (period.Close(by, clock.GetUtcNow()).Refusal is { } refusal) return refusal;
        return new Closed(period.Id, period.Title, surplus);
    }

    /// <summary>What closing now would make the surplus; nothing is posted.</summary>
    internal async Task<Outcome<Closed>> Check(PeriodId id, CancellationToken ct)
    {
        var ready = await Ready(id, ct);
        if (ready.Refusal is { } notYet) return notYet;
        return new Closed(id, ready.Value.Title, (await Surplus(ready.Value, ct)).Surplus);
    }

    /// <summary>Everything that stands against it, and each has to be put right first.</summary>
    private async Task<Outcome<AccountingPeriod>> Ready(PeriodId id, CancellationToken ct)
    {
        var period = await db.Periods.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (period is null) return new PeriodNotFound();
        if (period.CheckClose(clock.GetUtcNow()).Refusal is { } refusal) return refusal;
        if (await EarlierOpen(period, ct) is { } earlier) return new EarlierPeriodOpen(earlier.Title);
        var due = await db.Sales.DueAt(LastInstant(period)).CountAsync(ct);
        if (due > 0) return new PeriodHasDueLines(due);
        var costs = await db.CostsWaiting(period).CountAsync(ct);
        return costs > 0 ? new PeriodHasCostsWaiting(costs) : period;
    }

    private Task<AccountingPeriod?> EarlierOpen(AccountingPeriod period, CancellationToken ct) => db.Periods
        .AsNoTracking()
        .Where(other => other.Status == PeriodStatus.Open && other.FirstDay < period.FirstDay
            && db.JournalEntries.Any(entry => entry.PeriodId == other.Id))
        .OrderBy(other => other.FirstDay).FirstOrDefaultAsync(ct);

    private async Task<(Money Surplus, IReadOnlyList<(Account Account, Money Balance)> Balances)> Surplus(
        AccountingPeriod period, CancellationToken ct)
    {
        var codes = Account.Temporary.Select(account => account.Code).ToList();
        var balances = await (
            from balance in db.AccountBalances
            where balance.PeriodId == period.Id && codes.Contains(balance.AccountCode)
            orderby balance.AccountCode
            select new { Code = balance.AccountCode, Fen = balance.Debit.Fen - balance.Credit.Fen }).ToListAsync(ct);
        return (
            -new Money(balances.Sum(balance => balance.Fen)),
            balances.ConvertAll(one => (Account.WithCode(one.Code), new Money(one.Fen))));
    }

    private static DateTimeOffset LastInstant(AccountingPeriod period) =>
        BeijingTime.EndOf(period.LastDay).AddMilliseconds(-1);

    /// <param name="Surplus">Negative in a period of loss.</param>
    public sealed record Closed(PeriodId PeriodId, string Title, Money Surplus);
}
