using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Statements;
using PeriodView = VillageCloud.Features.Finance.Ledger.ListPeriods.PeriodView;
using SurplusRow = VillageCloud.Features.Finance.Statements.GetSurplusStatement.Row;

namespace VillageCloud.Admin.Pages.Finance.Months;

internal static class MonthWords
{
    public static string Of(CloseMatter matter) => matter switch
    {
        CloseMatter.DueSales => "到期还没清分的货款",
        CloseMatter.CostsWaiting => "等着复核的费用",
        CloseMatter.DaysNotMatched => "没核对成的日子",
        CloseMatter.OpenBreaks => "没了结的差错",
        CloseMatter.UnsettledSales => "还没到期的货款",
        CloseMatter.UnshippedOrders => "付了钱还没发货的订单",
        CloseMatter.MoneyInTransit => "还在路上的付款",
        CloseMatter.WaitingDecisions => "等着复核的事",
        _ => "可能漏记的费用",
    };

    public static (string Text, Tone Tone) MarkOf(CloseItem item) => item switch
    {
        { Count: 0 } => ("没有问题", Tone.Good),
        { Blocks: true } => ("先办完", Tone.Bad),
        _ => ("知道就行", Tone.Waiting),
    };

    /// <summary>Where exactly that is shown.</summary>
    public static string PageOf(CloseMatter matter, PeriodView period)
    {
        var (first, last) = (Beijing.Text(period.FirstDay), Beijing.Text(period.LastDay));
        return matter switch
        {
            CloseMatter.DueSales or CloseMatter.UnsettledSales => "console/settlement",
            CloseMatter.CostsWaiting => $"console/costs?status=Requested&from={first}&to={last}",
            CloseMatter.DaysNotMatched =>
                $"console/reconciliation?days.state=unfinished&days.from={first}&days.to={last}",
            CloseMatter.OpenBreaks => $"console/reconciliation?breaks.from={first}&breaks.to={last}",
            CloseMatter.UnshippedOrders => "console/orders?status=Paid",
            CloseMatter.MoneyInTransit => "console/payouts",
            CloseMatter.WaitingDecisions => "console/approvals?only=waiting",
            _ => $"console/costs?from={first}&to={last}",
        };
    }

    /// <summary>What is left open on purpose, told once more before somebody puts their name to it.</summary>
    public static IEnumerable<PreviewLine> LeftOf(GetCloseChecklist.View list) =>
        list.Items.Where(item => item.Count > 0).Select(item => new PreviewLine(Of(item.Matter), null, item.Sentence));

    /// <summary>Down to the surplus, without lines of nothing.</summary>
    public static IEnumerable<SurplusRow> SurplusOf(GetSurplusStatement.View statement) => statement.Rows
        .TakeWhile(row => row.Kind != GetSurplusStatement.RowKind.Opening)
        .Where(row => row.Kind == GetSurplusStatement.RowKind.Total || !row.Amount.IsZero);
}
