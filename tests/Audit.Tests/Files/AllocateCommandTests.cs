using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VillageCloud.Audit.Tests.Files;

public sealed class AllocateCommandTests
{
    private static readonly JsonSerializerOptions Printed = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Test]
    public void The_example_is_reproduced_character_by_character()
    {
        var run = AllocationRun.Of(AllocationRun.ExampleInput());

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.EqualTo(ExpectedText()));
    }

    [Test]
    public void The_whole_example_file_is_accepted_as_it_is()
    {
        var run = AllocationRun.OfFile(AllocationRun.ExamplePath);

        Assert.That(run, Is.EqualTo(new AllocationRun(0, ExpectedText(), "")));
    }

    [Test]
    public void A_file_saved_with_a_byte_order_mark_is_accepted()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(File.ReadAllBytes(AllocationRun.ExamplePath));

        Assert.That(AllocationRun.OfBytes([.. bytes]).ExitCode, Is.Zero);
    }

    [Test]
    public void Chinese_is_readable_in_the_output() =>
        Assert.That(AllocationRun.OfFile(AllocationRun.ExamplePath).Output, Does.Contain("\"成员往来-货款\": -54810"));

    [Test]
    public void Lists_of_things_that_did_not_happen_may_be_left_out()
    {
        var input = AllocationRun.ExampleInput();
        string[] lists = ["refunds_after_settlement", "other_income", "refunds_after_dividend"];
        foreach (var list in lists) input.Remove(list);

        var run = AllocationRun.Of(input);

        Assert.That(run.Error, Is.Empty);
        Assert.That(JsonNode.Parse(run.Output)!["refund_adjustments"]!.AsArray(), Is.Empty);
    }

    [Test]
    public void A_line_without_quantity_and_price_is_taken_at_its_gross()
    {
        var input = AllocationRun.ExampleInput();
        foreach (var line in input["lines"]!.AsArray())
        {
            line!.AsObject().Remove("qty");
            line.AsObject().Remove("unit_price_fen");
        }

        Assert.That(AllocationRun.Of(input).Output, Is.EqualTo(ExpectedText()));
    }

    [Test]
    public void A_loss_year_gives_a_plan_with_nothing_to_distribute()
    {
        var input = AllocationRun.ExampleInput();
        input["period_costs"]![0]!["amount_fen"] = 1_000_000;

        var run = AllocationRun.Of(input);
        var totals = JsonNode.Parse(run.Output)!["totals"]!;

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That((long)totals["after_loss_fen"]!, Is.Negative);
        foreach (var name in new[] { "reserve_fen", "distributable_fen", "patronage_pool_fen", "capital_pool_fen" })
            Assert.That((long)totals[name]!, Is.Zero, name);
    }

    [Test]
    public void A_village_without_any_sale_gives_an_empty_plan()
    {
        var input = AllocationRun.ExampleInput();
        foreach (var list in new[] { "orders", "lines", "refunds_after_settlement", "refunds_after_dividend" })
            input[list] = new JsonArray();

        var run = AllocationRun.Of(input);

        Assert.That(run.Error, Is.Empty);
        Assert.That((string?)JsonNode.Parse(run.Output)!["households"]![0]!["patronage_remainder"], Is.EqualTo("0/0"));
    }

    [Test]
    public void Two_hundred_households_and_three_thousand_lines_are_computed()
    {
        var run = AllocationRun.Of(LargeVillage());

        Assert.That(run.Error, Is.Empty);
        Assert.That(JsonNode.Parse(run.Output)!["settled_lines"]!.AsArray(), Has.Count.EqualTo(3_000));
        Assert.That(JsonNode.Parse(run.Output)!["households"]!.AsArray(), Has.Count.EqualTo(200));
    }

    private static JsonObject LargeVillage()
    {
        var input = AllocationRun.ExampleInput();
        string[] lists = ["households", "orders", "lines", "refunds_after_settlement", "refunds_after_dividend"];
        foreach (var list in lists) input[list] = new JsonArray();
        for (var no = 1; no <= 200; no++)
            input["households"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["household_no"] = no, ["member"] = true, ["contribution_fen"] = no * 1_000, ["reserve_share_fen"] = no,
                ["subsidy_share_fen"] = 20_000, ["carry_in_fen"] = 100 - no,
            });
        for (var no = 1; no <= 1_000; no++)
            input["orders"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["order_no"] = $"O{no}", ["discount_fen"] = no % 7, ["fee_fen"] = 20,
            });
        for (var no = 1; no <= 3_000; no++)
            input["lines"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["line_no"] = no, ["order_no"] = $"O{no % 1_000 + 1}", ["household_no"] = no % 200 + 1, ["qty"] = 2,
                ["unit_price_fen"] = 1_000 + no, ["gross_fen"] = 2 * (1_000 + no), ["refund_in_window_fen"] = no % 5,
                ["rule"] = no % 2 == 0 ? "A" : "B",
            });
        return input;
    }

    private static string ExpectedText() =>
        JsonNode.Parse(File.ReadAllText(AllocationRun.ExamplePath))!["expected"]!.ToJsonString(Printed) + "\n";
}
