using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VillageCloud.Audit.Allocation;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Files;

/// <summary>Writes the result as JSON, amounts in integer fen, in a fixed order of fields: two runs can be compared as
/// text. Chinese stays readable.</summary>
internal sealed class AllocationResultJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",

        // The output is a file or a terminal, never a web page, so nothing needs hiding from HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Utf8JsonWriter json;

    private AllocationResultJson(Utf8JsonWriter json) => this.json = json;

    /// <summary>The JSON text, ending in a line feed.</summary>
    public static string Of(VillageAllocationResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable)) new AllocationResultJson(writer).Write(result);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private void Write(VillageAllocationResult result)
    {
        json.WriteStartObject();
        List("settled_lines", result.SettledLines, Write);
        List("refund_adjustments", result.RefundAdjustments, Write);
        Write(result.Totals);
        List("households", result.Households, Write);
        json.WriteStartObject("trial_balance_after_payout");
        foreach (var row in result.TrialBalanceAfterPayout) Fen(row.Account, row.Debit);
        json.WriteEndObject();
        List("late_refund_adjustments", result.LateRefundAdjustments, Write);
        List("next_period_opening_goods_payable", result.NextOpeningGoodsPayable, Write);
        json.WriteEndObject();
    }

    private void Write(SettledLine line)
    {
        json.WriteNumber("line_no", line.LineNo);
        json.WriteNumber("household_no", line.HouseholdNo);
        Fen("discount_share_fen", line.DiscountShare);
        Fen("paid_fen", line.Paid);
        Fen("net_fen", line.Net);
        Fen("fee_share_fen", line.FeeShare);
        Parties("split_fen", line.Split);
    }

    private void Write(RefundAdjustment adjustment)
    {
        json.WriteString("refund_no", adjustment.RefundNo);
        json.WriteNumber("line_no", adjustment.LineNo);
        json.WriteNumber("household_no", adjustment.HouseholdNo);
        Fen("amount_fen", adjustment.Amount);
        Parties("delta_fen", adjustment.Delta);
        Fen("net_after_fen", adjustment.NetAfter);
    }

    private void Write(AllocationTotals totals)
    {
        json.WriteStartObject("totals");
        Fen("gross_fen", totals.Gross);
        Fen("discount_fen", totals.Discount);
        Fen("refund_in_window_fen", totals.RefundInWindow);
        Fen("refund_after_settlement_fen", totals.RefundAfterSettlement);
        Fen("net_fen", totals.Net);
        Fen("household_fen", totals.Parties.Household);
        Fen("fund_fen", totals.Parties.Fund);
        Fen("platform_fen", totals.Parties.Platform);
        Fen("coop_fen", totals.Parties.Cooperative);
        Fen("fee_fen", totals.Fee);
        Fen("period_costs_fen", totals.PeriodCosts);
        Fen("other_income_fen", totals.OtherIncome);
        var plan = totals.Plan;
        Fen("surplus_fen", plan.Surplus);
        Fen("prior_loss_fen", plan.PriorLoss);
        Fen("after_loss_fen", plan.AfterLoss);
        Fen("reserve_fen", plan.Reserve);
        Fen("distributable_fen", plan.Distributable);
        Fen("patronage_pool_fen", plan.PatronagePool);
        Fen("capital_pool_fen", plan.CapitalPool);
        Fen("dividend_fen", plan.Dividend);
        Fen("payout_fen", plan.Payout);
        Fen("carry_in_fen", plan.CarryIn);
        Fen("carry_out_fen", plan.CarryOut);
        json.WriteEndObject();
    }

    private void Write(HouseholdAllocation household)
    {
        var dividend = household.Dividend;
        json.WriteNumber("household_no", dividend.HouseholdNo);
        json.WriteBoolean("member", household.IsMember);
        Fen("goods_payable_fen", household.GoodsPayable);
        Fen("all_volume_fen", household.AllVolume);
        Fen("volume_fen", dividend.Volume);
        Fen("capital_weight_fen", dividend.CapitalWeight);
        Fen("patronage_floor_fen", household.PatronageQuota.Floor);
        json.WriteString("patronage_remainder", RemainderOf(household.PatronageQuota));
        Fen("patronage_fen", dividend.Patronage);
        Fen("capital_floor_fen", household.CapitalQuota.Floor);
        json.WriteString("capital_remainder", RemainderOf(household.CapitalQuota));
        Fen("capital_fen", dividend.Capital);
        Fen("dividend_fen", dividend.Dividend);
        Fen("carry_in_fen", dividend.CarryIn);
        Fen("payout_fen", dividend.Payout);
        Fen("carry_out_fen", dividend.CarryOut);
    }

    private void Write(Share opening)
    {
        json.WriteNumber("household_no", opening.Key);
        Fen("fen", opening.Amount);
    }

    private void Parties(string name, PartyAmounts parties)
    {
        json.WriteStartObject(name);
        Fen("household", parties.Household);
        Fen("fund", parties.Fund);
        Fen("platform", parties.Platform);
        Fen("coop", parties.Cooperative);
        json.WriteEndObject();
    }

    private void List<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Fen(string name, Money amount) => json.WriteNumber(name, amount.Fen);

    /// <summary>Not reduced, so that all households of a pool show the same denominator and compare at a glance.
    /// </summary>
    private static string RemainderOf(Quota quota) => $"{quota.Remainder}/{quota.TotalUnits}";
}
