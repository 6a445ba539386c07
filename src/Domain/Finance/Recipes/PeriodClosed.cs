using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>结账: income and costs are emptied into 本年盈余, and that into 盈余分配.</summary>
public static class PeriodClosed
{
    /// <param name="balances">Debits minus credits of each temporary account in the period.</param>
    public static Booking Entry(AccountingPeriod period, IEnumerable<(Account Account, Money Balance)> balances)
    {
        var lines = balances.OrderBy(one => one.Account.Code, StringComparer.Ordinal)
            .Select(one => JournalLine.Credit(one.Account, one.Balance)).ToList();
        var surplus = Money.Sum(lines.Select(line => line.Amount));
        return new(
            BusinessKey.PeriodClosed(period.Id), $"结账 {period.Title}",
            [
                .. lines, JournalLine.Credit(Account.YearSurplus, surplus),
                JournalLine.Debit(Account.YearSurplus, surplus),
                JournalLine.Credit(Account.SurplusDistribution, surplus),
            ]);
    }
}
