using System.Text.Json;
using VillageCloud.Audit.Allocation;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Data;

namespace VillageCloud.Audit.Tests.Allocation;

/// <summary>Every figure of the worked example, to the fen.</summary>
public sealed class VillageAllocationExampleTests
{
    private static readonly VillageAllocationResult Result = VillageAllocation.Of(ExampleInput.Read()).Value;

    [Test]
    public void Every_settled_line_is_reproduced() =>
        EachEquals("settled_lines", Result.SettledLines, LineEquals);

    [Test]
    public void Every_refund_after_settlement_is_reproduced() =>
        EachEquals("refund_adjustments", Result.RefundAdjustments, AdjustmentEquals);

    [Test]
    public void Every_refund_after_the_dividend_is_reproduced() =>
        EachEquals("late_refund_adjustments", Result.LateRefundAdjustments, AdjustmentEquals);

    [Test]
    public void Every_total_is_reproduced()
    {
        var expected = DividendExample.Expected.GetProperty("totals");
        var totals = Result.Totals;
        var plan = totals.Plan;

        Assert.That(totals.Gross, Is.EqualTo(expected.Fen("gross_fen")));
        Assert.That(totals.Discount, Is.EqualTo(expected.Fen("discount_fen")));
        Assert.That(totals.RefundInWindow, Is.EqualTo(expected.Fen("refund_in_window_fen")));
        Assert.That(totals.RefundAfterSettlement, Is.EqualTo(expected.Fen("refund_after_settlement_fen")));
        Assert.That(totals.Net, Is.EqualTo(expected.Fen("net_fen")));
        Assert.That(totals.Parties, Is.EqualTo(new PartyAmounts(
            expected.Fen("household_fen"),
            expected.Fen("fund_fen"),
            expected.Fen("platform_fen"),
            expected.Fen("coop_fen"))));
        Assert.That(totals.Fee, Is.EqualTo(expected.Fen("fee_fen")));
        Assert.That(totals.PeriodCosts, Is.EqualTo(expected.Fen("period_costs_fen")));
        Assert.That(totals.OtherIncome, Is.EqualTo(expected.Fen("other_income_fen")));
        Assert.That(plan.Surplus, Is.EqualTo(expected.Fen("surplus_fen")));
        Assert.That(plan.PriorLoss, Is.EqualTo(expected.Fen("prior_loss_fen")));
        Assert.That(plan.AfterLoss, Is.EqualTo(expected.Fen("after_loss_fen")));
        Assert.That(plan.Reserve, Is.EqualTo(expected.Fen("reserve_fen")));
        Assert.That(plan.Distributable, Is.EqualTo(expected.Fen("distributable_fen")));
        Assert.That(plan.PatronagePool, Is.EqualTo(expected.Fen("patronage_pool_fen")));
        Assert.That(plan.CapitalPool, Is.EqualTo(expected.Fen("capital_pool_fen")));
        Assert.That(plan.Dividend, Is.EqualTo(expected.Fen("dividend_fen")));
        Assert.That(plan.Payout, Is.EqualTo(expected.Fen("payout_fen")));
        Assert.That(plan.CarryIn, Is.EqualTo(expected.Fen("carry_in_fen")));
        Assert.That(plan.CarryOut, Is.EqualTo(expected.Fen("carry_out_fen")));
    }

    [Test]
    public void Every_household_is_reproduced() =>
        EachEquals("households", Result.Households, HouseholdEquals);

    [Test]
    public void The_trial_balance_is_reproduced_in_its_order() => Assert.That(
        Result.TrialBalanceAfterPayout.Select(static row => (row.Account, row.Debit.Fen)),
        Is.EqualTo(DividendExample.Expected.GetProperty("trial_balance_after_payout").EnumerateObject()
            .Select(static account => (account.Name, account.Value.GetInt64()))));

    [Test]
    public void Late_refunds_open_the_next_period() => EachEquals(
        "next_period_opening_goods_payable",
        Result.NextOpeningGoodsPayable,
        static (opening, expected) =>
            Assert.That(opening, Is.EqualTo(new Share(expected.Long("household_no"), expected.Fen("fen")))));

    private static void LineEquals(SettledLine line, JsonElement expected)
    {
        Assert.That(line.LineNo, Is.EqualTo(expected.Long("line_no")));
        Assert.That(line.HouseholdNo, Is.EqualTo(expected.Int("household_no")));
        Assert.That(line.DiscountShare, Is.EqualTo(expected.Fen("discount_share_fen")));
        Assert.That(line.Paid, Is.EqualTo(expected.Fen("paid_fen")));
        Assert.That(line.Net, Is.EqualTo(expected.Fen("net_fen")));
        Assert.That(line.FeeShare, Is.EqualTo(expected.Fen("fee_share_fen")));
        Assert.That(line.Split, Is.EqualTo(Parties(expected.GetProperty("split_fen"))));
    }

    private static void HouseholdEquals(HouseholdAllocation household, JsonElement expected)
    {
        var (patronage, capital) = (household.PatronageQuota, household.CapitalQuota);
        Assert.That(household.IsMember, Is.EqualTo(expected.GetProperty("member").GetBoolean()));
        Assert.That(household.GoodsPayable, Is.EqualTo(expected.Fen("goods_payable_fen")));
        Assert.That(household.AllVolume, Is.EqualTo(expected.Fen("all_volume_fen")));
        Assert.That(patronage.Floor, Is.EqualTo(expected.Fen("patronage_floor_fen")));
        Assert.That($"{patronage.Remainder}/{patronage.TotalUnits}", Is.EqualTo(expected.Text("patronage_remainder")));
        Assert.That(capital.Floor, Is.EqualTo(expected.Fen("capital_floor_fen")));
        Assert.That($"{capital.Remainder}/{capital.TotalUnits}", Is.EqualTo(expected.Text("capital_remainder")));
        Assert.That(household.Dividend, Is.EqualTo(new HouseholdDividend(
            expected.Int("household_no"),
            expected.Fen("volume_fen"),
            expected.Fen("capital_weight_fen"),
            expected.Fen("patronage_fen"),
            expected.Fen("capital_fen"),
            expected.Fen("carry_in_fen"),
            expected.Fen("payout_fen"),
            expected.Fen("carry_out_fen"))));
        Assert.That(household.Dividend.Dividend, Is.EqualTo(expected.Fen("dividend_fen")));
    }

    private static void AdjustmentEquals(RefundAdjustment adjustment, JsonElement expected) =>
        Assert.That(adjustment, Is.EqualTo(new RefundAdjustment(
            expected.Text("refund_no"),
            expected.Long("line_no"),
            expected.Int("household_no"),
            expected.Fen("amount_fen"),
            Parties(expected.GetProperty("delta_fen")),
            expected.Fen("net_after_fen"))));

    private static void EachEquals<T>(string list, IReadOnlyList<T> actual, Action<T, JsonElement> equals)
    {
        var expected = DividendExample.Expected.GetProperty(list).EnumerateArray().ToArray();
        Assert.That(actual, Has.Count.EqualTo(expected.Length));
        using (Assert.EnterMultipleScope())
            foreach (var (item, wanted) in actual.Zip(expected)) equals(item, wanted);
    }

    private static PartyAmounts Parties(JsonElement element) => new(
        element.Fen("household"), element.Fen("fund"), element.Fen("platform"), element.Fen("coop"));
}
