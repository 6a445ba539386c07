using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Allocation;

/// <summary>The whole period in one pure function: discounts to lines, lines to parties, refunds as differences, the
/// surplus to households (money R1–R10). The order of households, orders and lines in the input doesn't matter; the
/// order of refunds does, because each one starts from what the last one left.</summary>
public sealed class VillageAllocation
{
    private readonly VillageAllocationInput input;
    private readonly Dictionary<string, SplitWeights> rules;
    private readonly Dictionary<long, OpenLine> lines;

    private VillageAllocation(VillageAllocationInput input)
    {
        this.input = input;
        rules = input.Rules.ToDictionary(
            static rule => rule.Rule,
            static rule => new SplitWeights(rule.HouseholdBp, rule.FundBp, rule.PlatformBp, rule.CooperativeBp),
            StringComparer.Ordinal);
        lines = new Dictionary<long, OpenLine>(input.Lines.Count);
    }

    /// <summary>The result, or the first thing that is wrong with the input, by the name of its field.</summary>
    /// <returns>The result or an <see cref="AllocationRefused"/>.</returns>
    public static Outcome<VillageAllocationResult> Of(VillageAllocationInput input)
    {
        if (VillageAllocationCheck.FirstFault(input) is { } fault) return fault;
        return new VillageAllocation(input).Run();
    }

    private Outcome<VillageAllocationResult> Run()
    {
        if (Settle() is { } unsettled) return unsettled;
        var settled = lines.Values.Select(static line => line.Settled).OrderBy(static line => line.LineNo).ToArray();

        var adjustments = new List<RefundAdjustment>(input.RefundsAfterSettlement.Count);
        if (Refund(input.RefundsAfterSettlement, "refunds_after_settlement", adjustments) is { } refused)
            return refused;

        var goods = lines.Values
            .GroupBy(static line => line.Settled.HouseholdNo)
            .ToDictionary(
                static group => group.Key,
                static group => (
                    Payable: Money.Sum(group.Select(static line => line.Posted.Household)),
                    Volume: Money.Sum(group.Select(static line => line.Net))));
        var parties = lines.Values.Aggregate(PartyAmounts.Zero, static (sum, line) => sum + line.Posted);
        Money VolumeOf(int householdNo) => goods.GetValueOrDefault(householdNo).Volume;
        var drafted = SurplusPlan.Draft(SurplusInputOf(parties, VolumeOf));
        if (drafted.Refusal is { } undrafted) return new AllocationRefused("households", undrafted);

        var totals = TotalsOf(parties, drafted.Value);
        var households = Explain(drafted.Value, goods);

        // The dividend stands from here on: what comes back later belongs to the next period.
        var late = new List<RefundAdjustment>(input.RefundsAfterDividend.Count);
        if (Refund(input.RefundsAfterDividend, "refunds_after_dividend", late) is { } refusedLate) return refusedLate;

        return new VillageAllocationResult(
            settled, adjustments, totals, households, VillageTrialBalance.After(totals), late, NextOpening(late));
    }

    private AllocationRefused? Settle()
    {
        var byOrder = input.Lines.ToLookup(static line => line.OrderNo, StringComparer.Ordinal);
        for (var i = 0; i < input.Orders.Count; i++)
        {
            var order = input.Orders[i];
            var gross = Money.Sum(byOrder[order.OrderNo].Select(static line => line.Gross));
            if (order.Discount > gross)
            {
                var tooMuch = new DiscountExceedsGross(order.Discount, gross);
                return new AllocationRefused($"orders[{i}].discount_fen", tooMuch);
            }

            if (SettleOrder(order, [.. byOrder[order.OrderNo]]) is { } refusal)
                return new AllocationRefused(FieldOf(refusal, i), refusal);
        }

        return null;
    }

    private string FieldOf(Refusal refusal, int order) =>
        refusal is WindowRefundExceedsPaid { LineNo: var lineNo }
            ? $"lines[{input.Lines.TakeWhile(line => line.LineNo != lineNo).Count()}].refund_in_window_fen"
            : $"orders[{order}].fee_fen";

    private Refusal? SettleOrder(AllocationOrder order, AllocationLine[] basket)
    {
        var discounts = Apportionment.Of(
            order.Discount, [.. basket.Select(static line => new Weight(line.LineNo, line.Gross.Fen))]);
        var nets = new Weight[basket.Length];
        for (var i = 0; i < basket.Length; i++)
        {
            var paid = basket[i].Gross - discounts[i].Amount;
            var net = paid - basket[i].RefundInWindow;
            if (net.IsNegative) return new WindowRefundExceedsPaid(basket[i].LineNo, basket[i].RefundInWindow, paid);
            nets[i] = new Weight(basket[i].LineNo, net.Fen);
        }

        if (!order.Fee.IsZero && nets.All(static net => net.Units == 0)) return new FeeWithoutNet(order.Fee);
        var fees = Apportionment.Of(order.Fee, nets);
        for (var i = 0; i < basket.Length; i++)
        {
            var weights = rules[basket[i].Rule];
            var net = new Money(nets[i].Units);
            var settled = new SettledLine(
                basket[i].LineNo,
                basket[i].HouseholdNo,
                discounts[i].Amount,
                basket[i].Gross - discounts[i].Amount,
                net,
                fees[i].Amount,
                LineSplit.Of(net, weights));
            lines.Add(settled.LineNo, new OpenLine(settled, weights));
        }

        return null;
    }

    private AllocationRefused? Refund(
        IReadOnlyList<AllocationRefund> refunds, string list, List<RefundAdjustment> adjustments)
    {
        for (var i = 0; i < refunds.Count; i++)
        {
            var refund = refunds[i];
            var line = lines[refund.LineNo];
            var delta = RefundDelta.Of(line.Net, refund.Amount, line.Posted, line.Weights);
            if (delta.Refusal is { } refusal) return new AllocationRefused($"{list}[{i}].amount_fen", refusal);
            line.Post(delta.Value);
            adjustments.Add(new RefundAdjustment(
                refund.RefundNo, refund.LineNo, line.Settled.HouseholdNo, refund.Amount, delta.Value, line.Net));
        }

        return null;
    }

    private SurplusInput SurplusInputOf(PartyAmounts parties, Func<int, Money> volumeOf) => new(
        parties.Cooperative,
        parties.Platform,
        Money.Sum(input.Orders.Select(static order => order.Fee)),
        Money.Sum(input.PeriodCosts.Select(static cost => cost.Amount)),
        Money.Sum(input.OtherIncome.Select(static income => income.Amount)),
        input.PriorLoss,
        input.Surplus,
        [.. input.Households.Select(household => new HouseholdStake(
            household.HouseholdNo,
            household.IsMember,
            volumeOf(household.HouseholdNo),
            household.Contribution + household.ReserveShare + household.SubsidyShare,
            household.CarryIn))]);

    private AllocationTotals TotalsOf(PartyAmounts parties, SurplusPlan plan) => new(
        Money.Sum(input.Lines.Select(static line => line.Gross)),
        Money.Sum(input.Orders.Select(static order => order.Discount)),
        Money.Sum(input.Lines.Select(static line => line.RefundInWindow)),
        Money.Sum(input.RefundsAfterSettlement.Select(static refund => refund.Amount)),
        parties,
        Money.Sum(input.Orders.Select(static order => order.Fee)),
        Money.Sum(input.PeriodCosts.Select(static cost => cost.Amount)),
        Money.Sum(input.OtherIncome.Select(static income => income.Amount)),
        plan);

    private HouseholdAllocation[] Explain(
        SurplusPlan plan, Dictionary<int, (Money Payable, Money Volume)> goods)
    {
        var members = input.Households.ToDictionary(
            static household => household.HouseholdNo, static household => household.IsMember);
        var patronage = Apportionment.QuotasOf(plan.PatronagePool, plan.PatronageWeights());
        var capital = Apportionment.QuotasOf(plan.CapitalPool, plan.CapitalWeights());
        return [.. plan.Households.Select((dividend, i) => new HouseholdAllocation(
            members[dividend.HouseholdNo],
            goods.GetValueOrDefault(dividend.HouseholdNo).Payable,
            goods.GetValueOrDefault(dividend.HouseholdNo).Volume,
            patronage[i],
            capital[i],
            dividend))];
    }

    private static Share[] NextOpening(List<RefundAdjustment> late) =>
        [.. late
            .GroupBy(static adjustment => adjustment.HouseholdNo)
            .OrderBy(static group => group.Key)
            .Select(static group => new Share(
                group.Key, Money.Sum(group.Select(static adjustment => adjustment.Delta.Household))))];

    /// <summary>A settled line with what refunds have left of it.</summary>
    private sealed class OpenLine(SettledLine settled, SplitWeights weights)
    {
        public SettledLine Settled { get; } = settled;

        public SplitWeights Weights { get; } = weights;

        public PartyAmounts Posted { get; private set; } = settled.Split;

        public Money Net => Posted.Total;

        public void Post(PartyAmounts delta) => Posted += delta;
    }
}
