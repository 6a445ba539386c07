using System.Globalization;
using System.Text.Json.Nodes;

namespace VillageCloud.Audit.Tests.Files;

/// <summary>A refusal names the field, says its code, exits with 2 and prints nothing that could pass for a result.
/// </summary>
public sealed class BadInputTests
{
    private static IEnumerable<TestCaseData> SpoiledFields =>
    [
        // What isn't there, or isn't what it should be.
        Wrong("money_unit", "yuan", "allocation.wrong_type"),
        Missing("money_unit"),
        Missing("prior_loss_fen"),
        Missing("rules"),
        Wrong("rules", 7, "allocation.wrong_type"),
        Missing("rules.patronage_bp"),
        Wrong("households", new JsonObject(), "allocation.wrong_type"),
        Wrong("households[1]", 5, "allocation.wrong_type"),
        Missing("households[2].member"),
        Wrong("households[2].member", "yes", "allocation.wrong_type"),
        Wrong("households[0].name", 3, "allocation.wrong_type"),
        Missing("lines[3].gross_fen"),
        Wrong("lines[3].gross_fen", "9995", "allocation.wrong_type"),
        Wrong("lines[3].gross_fen", null, "allocation.wrong_type"),
        Wrong("lines[3].gross_fen", 99.95, "allocation.not_whole"),
        Wrong("lines[0].household_no", 3_000_000_000, "allocation.not_whole"),
        Wrong("lines[0].order_no", " ", "allocation.blank"),
        Wrong("lines[3].houshold_no", 1, "allocation.unknown_field"),
        Wrong("refunds", new JsonArray(), "allocation.unknown_field"),

        // Numbers out of range.
        Wrong("households[0].contribution_fen", -1, "allocation.negative"),
        Wrong("households[1].reserve_share_fen", -1, "allocation.negative"),
        Wrong("households[1].subsidy_share_fen", -1, "allocation.negative"),
        Wrong("households[1].household_no", 0, "allocation.not_positive"),
        Wrong("orders[2].discount_fen", -5, "allocation.negative"),
        Wrong("orders[2].fee_fen", -5, "allocation.negative"),
        Wrong("lines[4].line_no", -5, "allocation.not_positive"),
        Wrong("lines[4].qty", 0, "allocation.not_positive"),
        Wrong("lines[4].unit_price_fen", -1001, "allocation.negative"),
        Wrong("lines[4].gross_fen", -2002, "allocation.negative"),
        Wrong("lines[4].refund_in_window_fen", -1, "allocation.negative"),
        Wrong("period_costs[1].amount_fen", -745, "allocation.negative"),
        Wrong("other_income[0].amount_fen", new JsonArray(Amount(-1)), "allocation.negative", at: "other_income"),
        Wrong("prior_loss_fen", -200, "allocation.negative"),
        Wrong("prior_loss_fen", long.MaxValue, "allocation.too_large"),
        Wrong("households[0].carry_in_fen", long.MinValue, "allocation.too_large"),
        Wrong("rules.min_payout_fen", -1, "allocation.negative"),
        Wrong("rules.reserve_bp", 10_001, "dividend.rule_out_of_range"),
        Wrong("rules.patronage_bp", -1, "dividend.rule_out_of_range"),
        Wrong("rules.splits[1].fund_bp", -1, "split.share_out_of_range"),
        Wrong("rules.splits[1]", 1_501, "split.shares_must_total_10000", at: "rules.splits[1].coop_bp"),

        // Things that don't exist, or exist twice.
        Wrong("lines[3].household_no", 9, "allocation.unknown"),
        Wrong("lines[3].order_no", "O9", "allocation.unknown"),
        Wrong("lines[3].rule", "C", "allocation.unknown"),
        Wrong("refunds_after_settlement[1].line_no", 13, "allocation.unknown"),
        Wrong("refunds_after_dividend[0].line_no", 13, "allocation.unknown"),
        Wrong("rules.splits[1].rule", "A", "allocation.duplicate"),
        Wrong("households[4].household_no", 1, "allocation.duplicate"),
        Wrong("orders[5].order_no", "O1", "allocation.duplicate"),
        Wrong("lines[11].line_no", 1, "allocation.duplicate"),
        Wrong("refunds_after_dividend[0].refund_no", "R1", "allocation.duplicate"),

        // Figures that contradict one another.
        Wrong("lines[0].gross_fen", 8_971, "allocation.gross_mismatch"),
        Wrong("lines[0].gross_fen", long.MaxValue, "allocation.gross_mismatch", at: "lines[0].qty"),
        Wrong("orders[4].discount_fen", 9_901, "allocation.discount_exceeds_gross"),
        Wrong("orders[4].fee_fen", 1, "allocation.fee_without_net"),
        Wrong("lines[8].refund_in_window_fen", 9_801, "allocation.refund_exceeds_paid"),
        Wrong("refunds_after_settlement[0].amount_fen", 9_996, "refund.exceeds_net"),
        Wrong("refunds_after_settlement[0].amount_fen", 0, "refund.not_positive"),
        Wrong("refunds_after_settlement[0].amount_fen", -1, "allocation.negative"),
        Wrong("refunds_after_dividend[0].amount_fen", 15_678, "refund.exceeds_net"),
        Spoiled("households", "dividend.no_patronage_volume", NobodyIsAMember),
    ];

    private static IEnumerable<TestCaseData> SpoiledTexts =>
    [
        new TestCaseData("", "allocation.not_json").SetArgDisplayNames("empty"),
        new TestCaseData("household,amount\n1,2", "allocation.not_json").SetArgDisplayNames("a spreadsheet"),
        new TestCaseData("{\"money_unit\": \"fen\",", "allocation.not_json").SetArgDisplayNames("cut off"),
        new TestCaseData("{} {}", "allocation.not_json").SetArgDisplayNames("two documents"),
        new TestCaseData(new string('[', 1_000), "allocation.not_json").SetArgDisplayNames("nested too deep"),
        new TestCaseData("[]", "allocation.wrong_type").SetArgDisplayNames("a list"),
        new TestCaseData("7", "allocation.wrong_type").SetArgDisplayNames("a number"),
        new TestCaseData("{\"input\": []}", "allocation.wrong_type").SetArgDisplayNames("an input that is a list"),
        new TestCaseData("{\"money_unit\": \"\\ud83d\"}", "allocation.missing").SetArgDisplayNames("half a character"),
        new TestCaseData("{\"\\ud83d\": 1}", "allocation.wrong_type").SetArgDisplayNames("half a character in a name"),
        new TestCaseData("{\"input\": {\"\\ud83d\": 1}}", "allocation.wrong_type").SetArgDisplayNames("and inside"),
    ];

    [TestCaseSource(nameof(SpoiledFields))]
    public void A_refusal_names_the_field(string field, string code, Action<JsonObject> spoil)
    {
        var input = AllocationRun.ExampleInput();
        spoil(input);

        var run = AllocationRun.Of(input);

        Assert.That(run.Output, Is.Empty);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith($"{field}：").And.EndsWith($"（{code}）{Environment.NewLine}"));
    }

    [TestCaseSource(nameof(SpoiledTexts))]
    public void What_is_not_an_allocation_file_is_refused(string text, string code) =>
        AssertRefused(AllocationRun.OfText(text), code);

    [Test]
    public void Under_input_the_field_is_named_with_its_whole_path()
    {
        var unknown = AllocationRun.ExampleInput();
        unknown["lines"]![3]!["household_no"] = 9;
        var missing = AllocationRun.ExampleInput();
        missing["lines"]![3]!.AsObject().Remove("household_no");

        foreach (var input in new[] { unknown, missing })
        {
            var run = AllocationRun.Of(new JsonObject { ["title"] = "x", ["input"] = input });
            Assert.That(run.Error, Does.StartWith("input.lines[3].household_no："));
        }
    }

    [Test]
    public void A_field_written_twice_is_refused()
    {
        var text = AllocationRun.ExampleInput().ToJsonString().Replace(
            "\"prior_loss_fen\":200", "\"prior_loss_fen\":200,\"prior_loss_fen\":0", StringComparison.Ordinal);

        var run = AllocationRun.OfText(text);

        AssertRefused(run, "allocation.field_twice");
        Assert.That(run.Error, Does.StartWith("prior_loss_fen："));
    }

    [Test]
    public void A_parse_error_says_the_line() =>
        Assert.That(AllocationRun.OfText("{\n\"a\": 1,\n oops }").Error, Does.Contain("第 3 行"));

    [Test]
    public void A_file_in_another_encoding_is_refused() =>
        AssertRefused(AllocationRun.OfBytes([.. "{\"name\":\""u8, 0xB3, 0xC2, .. "\"}"u8]), "allocation.file_not_utf8");

    [Test]
    public void A_file_that_is_not_there_or_is_a_folder_is_refused()
    {
        var folder = AppContext.BaseDirectory;

        foreach (var path in new[] { Path.Combine(folder, "nowhere.json"), folder, "" })
            AssertRefused(AllocationRun.OfFile(path), "allocation.file_unreadable");
    }

    private static void AssertRefused(AllocationRun run, string code)
    {
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.EndWith($"（{code}）{Environment.NewLine}"));
    }

    /// <summary>A value is put at a field, and that field is the one to be named unless another one is.</summary>
    private static TestCaseData Wrong(string field, JsonNode? value, string code, string? at = null) =>
        Spoiled(field, code, input =>
        {
            var (parent, last) = Find(input, at ?? field);
            if (parent is JsonArray list) list[int.Parse(last, CultureInfo.InvariantCulture)] = value?.DeepClone();
            else parent[last] = value?.DeepClone();
        });

    private static TestCaseData Missing(string field) =>
        Spoiled(field, "allocation.missing", input =>
        {
            var (parent, last) = Find(input, field);
            parent.AsObject().Remove(last);
        });

    private static (JsonNode Parent, string Last) Find(JsonObject input, string field)
    {
        var steps = field.Split('.', '[').Select(static step => step.TrimEnd(']')).ToArray();
        JsonNode node = input;
        foreach (var step in steps[..^1])
            node = node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!;
        return (node, steps[^1]);
    }

    private static TestCaseData Spoiled(string field, string code, Action<JsonObject> spoil) =>
        new TestCaseData(field, code, spoil).SetArgDisplayNames(field, code);

    private static JsonNode Amount(long fen) => new JsonObject { ["name"] = "利息", ["amount_fen"] = fen };

    private static void NobodyIsAMember(JsonObject input)
    {
        foreach (var household in input["households"]!.AsArray()) household!["member"] = false;
    }
}
