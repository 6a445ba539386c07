using System.Text.Json;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Data;

/// <summary>The worked example of five households and twelve lines, whose figures were computed elsewhere.</summary>
internal static class DividendExample
{
    private static readonly JsonElement Document = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "dividend-example.json"))).RootElement;

    public static JsonElement Expected => Document.GetProperty("expected");

    public static IEnumerable<JsonElement> Vectors(string name) => Document.GetProperty(name).EnumerateArray();

    public static VillageAllocationInput Input()
    {
        var input = Document.GetProperty("input");
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

    public static int Int(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static long Long(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    public static Money Fen(this JsonElement element, string name) => new(element.Long(name));

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static long[] Longs(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static item => item.GetInt64())];

    private static AllocationRefund[] Refunds(JsonElement input, string name) => Each(
        input,
        name,
        static refund =>
            new AllocationRefund(refund.Text("refund_no"), refund.Long("line_no"), refund.Fen("amount_fen")));

    private static T[] Each<T>(JsonElement parent, string name, Func<JsonElement, T> read) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(read)];
}
