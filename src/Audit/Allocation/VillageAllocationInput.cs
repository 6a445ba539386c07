using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Allocation;

/// <summary>The facts of one period of one village, with nothing taken from a database: enough for an accountant to
/// re-perform settlement and dividend from paper.</summary>
/// <param name="RefundsAfterSettlement">In the order in which they happened.</param>
/// <param name="RefundsAfterDividend">In the order in which they happened; they never reopen the dividend (money R10).
/// </param>
public sealed record VillageAllocationInput(
    IReadOnlyList<AllocationRule> Rules,
    SurplusRules Surplus,
    IReadOnlyList<AllocationHousehold> Households,
    IReadOnlyList<AllocationOrder> Orders,
    IReadOnlyList<AllocationLine> Lines,
    IReadOnlyList<AllocationRefund> RefundsAfterSettlement,
    IReadOnlyList<AllocationAmount> PeriodCosts,
    IReadOnlyList<AllocationAmount> OtherIncome,
    Money PriorLoss,
    IReadOnlyList<AllocationRefund> RefundsAfterDividend);

/// <summary>A revenue rule by its name, in basis points.</summary>
public sealed record AllocationRule(string Rule, int HouseholdBp, int FundBp, int PlatformBp, int CooperativeBp);

/// <param name="Contribution">Capital paid in (成员出资).</param>
/// <param name="ReserveShare">Reserve quantified to the household (公积金份额).</param>
/// <param name="SubsidyShare">State subsidy and donations averaged over the members (art. 44).</param>
public sealed record AllocationHousehold(
    int HouseholdNo,
    bool IsMember,
    Money Contribution,
    Money ReserveShare,
    Money SubsidyShare,
    Money CarryIn);

/// <param name="Fee">WeChat's actual fee from the bill, net of fee returned.</param>
public sealed record AllocationOrder(string OrderNo, Money Discount, Money Fee);

/// <param name="Quantity">With <paramref name="UnitPrice"/> a cross-check of <paramref name="Gross"/>; may be absent.
/// </param>
public sealed record AllocationLine(
    long LineNo,
    string OrderNo,
    int HouseholdNo,
    long? Quantity,
    Money? UnitPrice,
    Money Gross,
    Money RefundInWindow,
    string Rule);

public sealed record AllocationRefund(string RefundNo, long LineNo, Money Amount);

public sealed record AllocationAmount(string Name, Money Amount);
