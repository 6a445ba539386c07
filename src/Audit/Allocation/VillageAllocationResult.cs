using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Allocation;

/// <summary>Everything the calculation says, down to why a household got a spare fen.</summary>
/// <param name="SettledLines">By line number.</param>
/// <param name="RefundAdjustments">In the order of the refunds.</param>
/// <param name="Households">By household number.</param>
/// <param name="LateRefundAdjustments">Refunds after the dividend was approved, in their order (money R10).</param>
/// <param name="NextOpeningGoodsPayable">What the late refunds leave on households' goods accounts, by number.</param>
public sealed record VillageAllocationResult(
    IReadOnlyList<SettledLine> SettledLines,
    IReadOnlyList<RefundAdjustment> RefundAdjustments,
    AllocationTotals Totals,
    IReadOnlyList<HouseholdAllocation> Households,
    IReadOnlyList<TrialBalanceRow> TrialBalanceAfterPayout,
    IReadOnlyList<RefundAdjustment> LateRefundAdjustments,
    IReadOnlyList<Share> NextOpeningGoodsPayable);

/// <param name="DiscountShare">The line's part of the order's discount (money R2).</param>
/// <param name="Paid">Gross minus discount share.</param>
/// <param name="Net">Paid minus what was refunded inside the after-sales window; the base of the split.</param>
/// <param name="FeeShare">For information: the platform bears the fee (money R4).</param>
public sealed record SettledLine(
    long LineNo,
    int HouseholdNo,
    Money DiscountShare,
    Money Paid,
    Money Net,
    Money FeeShare,
    PartyAmounts Split);

/// <param name="Delta">What is posted, per party; adds up to minus <paramref name="Amount"/> (money R5).</param>
/// <param name="NetAfter">What is left of the line.</param>
public sealed record RefundAdjustment(
    string RefundNo,
    long LineNo,
    int HouseholdNo,
    Money Amount,
    PartyAmounts Delta,
    Money NetAfter);

/// <param name="Parties">The final split of the period, refunds after settlement taken off.</param>
public sealed record AllocationTotals(
    Money Gross,
    Money Discount,
    Money RefundInWindow,
    Money RefundAfterSettlement,
    PartyAmounts Parties,
    Money Fee,
    Money PeriodCosts,
    Money OtherIncome,
    SurplusPlan Plan)
{
    public Money Net => Parties.Total;
}

/// <param name="GoodsPayable">The household's part of its own sales.</param>
/// <param name="AllVolume">Net sales, whether or not the household is a member.</param>
/// <param name="PatronageQuota">The exact claim behind the patronage, and so the reason for a spare fen.</param>
public sealed record HouseholdAllocation(
    bool IsMember,
    Money GoodsPayable,
    Money AllVolume,
    Quota PatronageQuota,
    Quota CapitalQuota,
    HouseholdDividend Dividend);

/// <summary>One account; debit is positive.</summary>
public readonly record struct TrialBalanceRow(string Account, Money Debit);
