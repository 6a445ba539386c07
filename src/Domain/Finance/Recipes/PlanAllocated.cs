using System.Globalization;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>A period's surplus becomes reserve and shares, and the shares become what each household is owed.
/// </summary>
public static class PlanAllocated
{
    public static Booking Entry(DividendPlan plan) => new(
        BusinessKey.PlanAllocated(plan.Id), $"盈余分配方案 {NumberOf(plan)}",
        [
            JournalLine.Debit(Account.SurplusDistribution, plan.Reserve + plan.Distributable),
            JournalLine.Credit(Account.Reserve, plan.Reserve),
            .. plan.Shares.SelectMany(static share => new[]
            {
                JournalLine.Credit(Account.PatronageDue, share.Patronage, share.HouseholdId),
                JournalLine.Credit(Account.CapitalDue, share.Capital, share.HouseholdId),
            }),
        ]);

    /// <summary>应付盈余返还 and 应付剩余盈余 become 成员往来-分红.</summary>
    public static Booking SharesDue(DividendPlan plan) => new(
        BusinessKey.SharesDue(plan.Id), $"应付分红 {NumberOf(plan)}",
        [
            .. plan.Shares.SelectMany(static share => new[]
            {
                JournalLine.Debit(Account.PatronageDue, share.Patronage, share.HouseholdId),
                JournalLine.Debit(Account.CapitalDue, share.Capital, share.HouseholdId),
                JournalLine.Credit(Account.DividendPayable, share.Patronage + share.Capital, share.HouseholdId),
            }),
        ]);

    private static string NumberOf(DividendPlan plan) => plan.Id.Value.ToString(CultureInfo.InvariantCulture);
}
