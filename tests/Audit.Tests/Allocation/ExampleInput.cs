using System.Text.Json;
using VillageCloud.Audit.Allocation;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Tests.Data;

namespace VillageCloud.Audit.Tests.Allocation;

/// <summary>The facts of the worked example, read apart from the program that reads such a file.</summary>
internal static class ExampleInput
{
    public static VillageAllocationInput Read()
    {
        var input = DividendExample.Given;
        var rules = input.GetProperty("rules");
        return new VillageAllocationInput(
            Each(rules, "splits", static rule => new AllocationRule(
                rule.Text("rule"),
                rule.Int("household_bp"),
                rule.Int("fund_bp"),
                rule.Int("platform_bp"),
                rule.Int("coop_bp"))),
            new SurplusRules(rules.Int("reserve_bp"), rules.Int("patronage_bp"), rules.Fen("min_payout_fen")),
            Each(input, "households", static household => new AllocationHousehold(
                household.Int("household_no"),
                household.GetProperty("member").GetBoolean(),
                household.Fen("contribution_fen"),
                household.Fen("reserve_share_fen"),
                household.Fen("subsidy_share_fen"),
                household.Fen("carry_in_fen"))),
            Each(input, "orders", static order =>
                new AllocationOrder(order.Text("order_no"), order.Fen("discount_fen"), order.Fen("fee_fen"))),
            Each(input, "lines", static line => new AllocationLine(
                line.Long("line_no"),
                line.Text("order_no"),
                line.Int("household_no"),
                line.Long("qty"),
                line.Fen("unit_price_fen"),
                line.Fen("gross_fen"),
                line.Fen("refund_in_window_fen"),
                line.Text("rule"))),
            Refunds(input, "refunds_after_settlement"),
            Each(input, "period_costs", static cost => new AllocationAmount(cost.Text("name"), cost.Fen("amount_fen"))),
            [],
            input.Fen("prior_loss_fen"),
            Refunds(input, "refunds_after_dividend"));
    }

    private static AllocationRefund[] Refunds(JsonElement input, string name) => Each(
        input,
        name,
        static refund =>
            new AllocationRefund(refund.Text("refund_no"), refund.Long("line_no"), refund.Fen("amount_fen")));

    private static T[] Each<T>(JsonElement parent, string name, Func<JsonElement, T> read) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(read)];
}
