using System.Text.Json;
using VillageCloud.Audit.Allocation;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Files;

/// <summary>An allocation file as a person writes it: the facts at the top level, or under <c>input</c> beside the
/// results of an earlier calculation, which are then ignored.</summary>
internal sealed class AllocationFile
{
    private readonly JsonElement root;
    private readonly FirstRefusal first = new();

    private AllocationFile(JsonElement root, string prefix)
    {
        this.root = root;
        Prefix = prefix;
    }

    /// <summary>Stands before every field path: <c>input.</c> or nothing.</summary>
    public string Prefix { get; }

    public static AllocationFile Open(JsonElement document)
    {
        if (document.ValueKind == JsonValueKind.Object)
            foreach (var field in document.EnumerateObject())
                if (FieldReader.NameOf(field) is "input") return new AllocationFile(field.Value, "input.");
        return new AllocationFile(document, "");
    }

    /// <summary>The facts, or the first field whose shape is wrong: unknown, missing, of another type.</summary>
    public Outcome<VillageAllocationInput> Read()
    {
        var input = ReadInput(new FieldReader(
            root,
            Prefix.TrimEnd('.'),
            first,
            required: ["money_unit", "rules", "households", "orders", "lines", "period_costs", "prior_loss_fen"],
            optional: ["title", "rules_text", "refunds_after_settlement", "other_income", "refunds_after_dividend"]));
        return first.Refusal is { } refusal ? refusal : input;
    }

    private static VillageAllocationInput ReadInput(FieldReader fields)
    {
        fields.MustSay("money_unit", "fen");
        fields.OptionalText("title");
        fields.OptionalText("rules_text");
        var rules = fields.Child(
            "rules", required: ["splits", "reserve_bp", "patronage_bp", "min_payout_fen"], optional: []);
        return new VillageAllocationInput(
            rules.List("splits", Rule, required: ["rule", "household_bp", "fund_bp", "platform_bp", "coop_bp"]),
            new SurplusRules(rules.Int32("reserve_bp"), rules.Int32("patronage_bp"), rules.Fen("min_payout_fen")),
            fields.List(
                "households",
                Household,
                required:
                [
                    "household_no", "contribution_fen", "reserve_share_fen", "subsidy_share_fen", "carry_in_fen",
                    "member",
                ],
                optional: ["name"]),
            fields.List("orders", Order, required: ["order_no", "discount_fen", "fee_fen"]),
            fields.List(
                "lines",
                Line,
                required: ["line_no", "order_no", "household_no", "gross_fen", "refund_in_window_fen", "rule"],
                optional: ["qty", "unit_price_fen"]),
            fields.List("refunds_after_settlement", Refund, RefundFields),
            fields.List("period_costs", Amount, AmountFields),
            fields.List("other_income", Amount, AmountFields),
            fields.Fen("prior_loss_fen"),
            fields.List("refunds_after_dividend", Refund, RefundFields));
    }

    private static string[] RefundFields => ["refund_no", "line_no", "amount_fen"];

    private static string[] AmountFields => ["name", "amount_fen"];

    private static AllocationRule Rule(FieldReader fields) => new(
        fields.Name("rule"),
        fields.Int32("household_bp"),
        fields.Int32("fund_bp"),
        fields.Int32("platform_bp"),
        fields.Int32("coop_bp"));

    private static AllocationHousehold Household(FieldReader fields)
    {
        fields.OptionalText("name");
        return new AllocationHousehold(
            fields.Int32("household_no"),
            fields.Flag("member"),
            fields.Fen("contribution_fen"),
            fields.Fen("reserve_share_fen"),
            fields.Fen("subsidy_share_fen"),
            fields.Fen("carry_in_fen"));
    }

    private static AllocationOrder Order(FieldReader fields) =>
        new(fields.Name("order_no"), fields.Fen("discount_fen"), fields.Fen("fee_fen"));

    private static AllocationLine Line(FieldReader fields) => new(
        fields.Int64("line_no"),
        fields.Name("order_no"),
        fields.Int32("household_no"),
        fields.OptionalInt64("qty"),
        fields.OptionalInt64("unit_price_fen") is { } unitPrice ? new Money(unitPrice) : null,
        fields.Fen("gross_fen"),
        fields.Fen("refund_in_window_fen"),
        fields.Name("rule"));

    private static AllocationRefund Refund(FieldReader fields) =>
        new(fields.Name("refund_no"), fields.Int64("line_no"), fields.Fen("amount_fen"));

    private static AllocationAmount Amount(FieldReader fields) =>
        new(fields.Name("name"), fields.Fen("amount_fen"));
}
