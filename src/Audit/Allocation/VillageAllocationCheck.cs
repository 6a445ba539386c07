using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Allocation;

/// <summary>Whether the facts of a period fit together, before anything is computed: numbers are unique, names are
/// defined, amounts have a sign that makes sense. What only shows while computing (a refund larger than what is left of
/// its line) is refused there.</summary>
internal sealed class VillageAllocationCheck
{
    /// <summary>A hundred billion yuan, in fen. With this bound half a million amounts add up inside a long.</summary>
    private const long Largest = 10_000_000_000_000;

    /// <summary>In the order of <see cref="PartyKind"/>.</summary>
    private static readonly string[] ShareFields = ["household_bp", "fund_bp", "platform_bp", "coop_bp"];

    private readonly VillageAllocationInput input;
    private readonly HashSet<string> rules = new(StringComparer.Ordinal);
    private readonly HashSet<int> households = [];
    private readonly HashSet<string> orders = new(StringComparer.Ordinal);
    private readonly HashSet<long> lines = [];
    private readonly HashSet<string> refunds = new(StringComparer.Ordinal);

    private VillageAllocationCheck(VillageAllocationInput input) => this.input = input;

    /// <summary>The first fault from the top of the file, or nothing.</summary>
    public static AllocationRefused? FirstFault(VillageAllocationInput input) =>
        new VillageAllocationCheck(input).Faults().FirstOrDefault();

    private IEnumerable<AllocationRefused> Faults() =>
        RuleFaults()
            .Concat(Each("households", input.Households, FaultOf))
            .Concat(Each("orders", input.Orders, FaultOf))
            .Concat(Each("lines", input.Lines, FaultOf))
            .Concat(Each("refunds_after_settlement", input.RefundsAfterSettlement, FaultOf))
            .Concat(Each("period_costs", input.PeriodCosts, FaultOf))
            .Concat(Each("other_income", input.OtherIncome, FaultOf))
            .Concat(AmountFault("prior_loss_fen", input.PriorLoss) is { } fault ? [fault] : [])
            .Concat(Each("refunds_after_dividend", input.RefundsAfterDividend, FaultOf));

    private static IEnumerable<AllocationRefused> Each<T>(
        string list, IReadOnlyList<T> items, Func<string, T, AllocationRefused?> faultOf)
    {
        for (var i = 0; i < items.Count; i++)
            if (faultOf($"{list}[{i}]", items[i]) is { } fault) yield return fault;
    }

    private IEnumerable<AllocationRefused> RuleFaults()
    {
        foreach (var fault in Each("rules.splits", input.Rules, FaultOf)) yield return fault;
        if (AmountFault("rules.min_payout_fen", input.Surplus.MinimumPayout) is { } minimum) yield return minimum;
        if (input.Surplus.Check().Refusal is SurplusRuleOutOfRange { Rule: var rule } refusal)
        {
            var field = string.Equals(rule, nameof(SurplusRules.ReserveBp), StringComparison.Ordinal)
                ? "rules.reserve_bp"
                : "rules.patronage_bp";
            yield return new AllocationRefused(field, refusal);
        }
    }

    private AllocationRefused? FaultOf(string path, AllocationRule rule)
    {
        if (!rules.Add(rule.Rule)) return new AllocationRefused($"{path}.rule", new NumberTwice(rule.Rule));
        return SplitWeights.Create(rule.HouseholdBp, rule.FundBp, rule.PlatformBp, rule.CooperativeBp).Refusal switch
        {
            null => null,
            SplitShareOutOfRange { Party: var party } refusal =>
                new AllocationRefused($"{path}.{ShareFields[(int)party]}", refusal),
            var refusal => new AllocationRefused(path, refusal),
        };
    }

    private AllocationRefused? FaultOf(string path, AllocationHousehold household)
    {
        if (household.HouseholdNo < 1) return new AllocationRefused($"{path}.household_no", new NumberNotPositive());
        if (!households.Add(household.HouseholdNo))
            return new AllocationRefused($"{path}.household_no", new NumberTwice($"{household.HouseholdNo} 号农户"));
        return AmountFault($"{path}.contribution_fen", household.Contribution)
            ?? AmountFault($"{path}.reserve_share_fen", household.ReserveShare)
            ?? AmountFault($"{path}.subsidy_share_fen", household.SubsidyShare)
            ?? SizeFault($"{path}.carry_in_fen", household.CarryIn);
    }

    private AllocationRefused? FaultOf(string path, AllocationOrder order)
    {
        if (!orders.Add(order.OrderNo))
            return new AllocationRefused($"{path}.order_no", new NumberTwice($"订单 {order.OrderNo}"));
        return AmountFault($"{path}.discount_fen", order.Discount) ?? AmountFault($"{path}.fee_fen", order.Fee);
    }

    private AllocationRefused? FaultOf(string path, AllocationLine line)
    {
        if (line.LineNo < 1) return new AllocationRefused($"{path}.line_no", new NumberNotPositive());
        if (!lines.Add(line.LineNo))
            return new AllocationRefused($"{path}.line_no", new NumberTwice($"第 {line.LineNo} 行"));
        if (!orders.Contains(line.OrderNo))
            return new AllocationRefused($"{path}.order_no", new NameUnknown($"订单 {line.OrderNo}", "orders"));
        if (!households.Contains(line.HouseholdNo))
            return new AllocationRefused(
                $"{path}.household_no", new NameUnknown($"{line.HouseholdNo} 号农户", "households"));
        if (line.Quantity < 1) return new AllocationRefused($"{path}.qty", new NumberNotPositive());
        if (line.UnitPrice is { } price && AmountFault($"{path}.unit_price_fen", price) is { } priceFault)
            return priceFault;
        if (AmountFault($"{path}.gross_fen", line.Gross) is { } grossFault) return grossFault;
        if (line is { Quantity: { } quantity, UnitPrice: { } unitPrice }
            && (Int128)quantity * unitPrice.Fen != line.Gross.Fen)
            return new AllocationRefused($"{path}.gross_fen", new GrossMismatch(line.Gross, quantity, unitPrice));
        if (AmountFault($"{path}.refund_in_window_fen", line.RefundInWindow) is { } refundFault) return refundFault;
        return rules.Contains(line.Rule)
            ? null
            : new AllocationRefused($"{path}.rule", new NameUnknown($"规则 {line.Rule}", "rules.splits"));
    }

    private AllocationRefused? FaultOf(string path, AllocationRefund refund)
    {
        if (!refunds.Add(refund.RefundNo))
            return new AllocationRefused($"{path}.refund_no", new NumberTwice($"退款 {refund.RefundNo}"));
        if (!lines.Contains(refund.LineNo))
            return new AllocationRefused($"{path}.line_no", new NameUnknown($"第 {refund.LineNo} 行", "lines"));
        return AmountFault($"{path}.amount_fen", refund.Amount);
    }

    private AllocationRefused? FaultOf(string path, AllocationAmount amount) =>
        AmountFault($"{path}.amount_fen", amount.Amount);

    private static AllocationRefused? AmountFault(string field, Money amount) =>
        amount.IsNegative ? new AllocationRefused(field, new AmountNegative(amount)) : SizeFault(field, amount);

    private static AllocationRefused? SizeFault(string field, Money amount) =>
        amount.Fen is > Largest or < -Largest ? new AllocationRefused(field, new AmountTooLarge()) : null;
}
