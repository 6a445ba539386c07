using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Statements;

/// <summary>盈余及盈余分配表: what one month or several brought and cost, and what became of the surplus. Each line names its
/// accounts, so that it opens down to entries.</summary>
public sealed class GetSurplusStatement(VillageDb db)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => db.AtOneMoment(() => Read(query, ct), ct);

    /// <summary>For whoever has a moment of their own.</summary>
    internal async Task<Outcome<View>> Read(Query query, CancellationToken ct)
    {
        var span = await PeriodSpan.Of(db, query.From, query.To, ct);
        if (span.Refusal is { } refusal) return refusal;
        var moved = await Moved(span.Value.Within, ct);
        var first = span.Value.First;
        var opening = await (
            from balance in db.AccountBalances
            join period in db.Periods on balance.PeriodId equals period.Id
            where balance.AccountCode == Account.SurplusDistribution.Code && period.LastDay < first
            select balance.Credit.Fen - balance.Debit.Fen).SumAsync(ct);
        return View.Of(span.Value.Title, moved, new(opening));
    }

    /// <summary>Credits less debits by account, and apart what plans of dividends moved. The closing entry empties
    /// income and costs, and is left out.</summary>
    private async Task<IReadOnlyDictionary<(string Code, bool IsPlan), Money>> Moved(
        IReadOnlyList<PeriodId> within, CancellationToken ct)
    {
        var sums = await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            where within.Contains(entry.PeriodId) && entry.Kind != EntryKind.PeriodClosed
            group line.Amount.Fen by new { line.AccountCode, IsPlan = entry.Kind == EntryKind.PlanAllocated }
            into same
            select new { same.Key.AccountCode, same.Key.IsPlan, Fen = -same.Sum() }).ToListAsync(ct);
        return sums.ToDictionary(sum => (sum.AccountCode, sum.IsPlan), sum => new Money(sum.Fen));
    }

    /// <param name="To">The last month; the same as the first when absent.</param>
    public sealed record Query(PeriodId From, PeriodId? To = null);

    /// <param name="Surplus">Below zero in a loss.</param>
    /// <param name="Closing">未分配盈余 at the end: below zero while a loss is carried.</param>
    public sealed record View(string Title, IReadOnlyList<Row> Rows, Money Surplus, Money Closing)
    {
        internal static View Of(
            string title, IReadOnlyDictionary<(string Code, bool IsPlan), Money> moved, Money opening)
        {
            Money Income(Account account) => moved.GetValueOrDefault((account.Code, false));
            Money Plan(Account account) => moved.GetValueOrDefault((account.Code, true));
            List<Row> rows = [.. Account.Incomes.Select(one => Row.Of(RowKind.Income, one, Income(one)))];
            var income = Money.Sum(rows.Select(row => row.Amount));
            rows.Add(new(RowKind.Total, "收入合计", income, []));
            Account[] spent = [Account.PaymentFees, .. Account.Costs];
            rows.AddRange(spent.Select(one => Row.Of(RowKind.Cost, one, -Income(one))));
            var costs = Money.Sum(spent.Select(one => -Income(one)));
            rows.Add(new(RowKind.Total, "支出合计", costs, []));
            var surplus = income - costs;
            rows.Add(new(RowKind.Total, "本期盈余", surplus, []));
            rows.Add(Row.Of(RowKind.Opening, Account.SurplusDistribution, opening) with { Label = "加：期初未分配盈余" });
            // Of members who left: nothing else moves it but the closing entry and plans.
            var borne = Income(Account.SurplusDistribution);
            if (!borne.IsZero)
            {
                rows.Add(Row.Of(RowKind.Opening, Account.SurplusDistribution, borne) with
                {
                    Label = "加：退社成员分摊的亏损",
                });
            }

            opening += borne;
            rows.Add(new(RowKind.Total, "可供分配的盈余", surplus + opening, []));
            Account[] given = [Account.Reserve, Account.PatronageDue, Account.CapitalDue];
            string[] labels = ["减：提取盈余公积", "减：盈余返还（按交易量）", "减：剩余盈余分配（按出资）"];
            rows.AddRange(given.Zip(labels, (one, label) =>
                Row.Of(RowKind.Distribution, one, Plan(one)) with { Label = label }));
            var closing = surplus + opening - Money.Sum(given.Select(Plan));
            rows.Add(new(RowKind.Total, "期末未分配盈余", closing, []));
            return new(title, rows, surplus, closing);
        }
    }

    /// <param name="Accounts">Codes of the accounts whose entries it adds up; none for a total.</param>
    public sealed record Row(RowKind Kind, string Label, Money Amount, IReadOnlyList<string> Accounts)
    {
        internal static Row Of(RowKind kind, Account account, Money amount) =>
            new(kind, account.Name, amount, [account.Code]);
    }

    public enum RowKind
    {
        Income,
        Cost,
        Opening,
        Distribution,
        Total,
    }
}
