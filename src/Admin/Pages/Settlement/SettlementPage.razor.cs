using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Settlement;
using VillageCloud.Features.Staff;
using SettledRow = VillageCloud.Features.Settlement.ListSettledLines.SettledRow;

namespace VillageCloud.Admin.Pages.Settlement;

public sealed partial class SettlementPage
{
    private IReadOnlyList<DataColumn<SettledRow>> columns = [];
    private DataTable<SettledRow> table = null!;
    private bool busy;
    private Refusal? refusal;

    protected override void OnInitialized() => columns =
    [
        new("时间", row => Beijing.Text(row.At)),
        new("订单号", row => row.OrderNumber),
        new("商品", row => row.Title),
        new("农户", row => row.HouseholdName),
        new("净额", row => row.Net, Cells.Money<SettledRow>(row => row.Net), IsNumber: true),
        new("归农户", row => row.Household, Cells.Money<SettledRow>(row => row.Household), IsNumber: true),
        new("共富基金", row => row.Fund, Cells.Money<SettledRow>(row => row.Fund), IsNumber: true),
        new("平台", row => row.Platform, Cells.Money<SettledRow>(row => row.Platform), IsNumber: true),
        new("合作社", row => row.Cooperative, Cells.Money<SettledRow>(row => row.Cooperative), IsNumber: true),
        new("退款单", row => row.OutRefundNo ?? "", IsHidden: true),
    ];

    private async Task<Outcome<Page<SettledRow>>> Load(PageQuery page, string search) =>
        await Village.Run((ListSettledLines feature) => feature.Run(new(page, search), CancellationToken.None));

    private async Task Settle()
    {
        busy = true;
        var settled = await Village.Act(Duty.KeepBooks, (SettleDueLines feature, StaffIdentity _) =>
            feature.Run(new(), CancellationToken.None));
        refusal = settled.Refusal;
        busy = false;
        if (refusal is not null) return;
        Snackbar.Add(
            settled.Value.Lines == 0 ? "没有到期的订单" : $"结算了 {settled.Value.Lines} 行，共 {settled.Value.Net} 元",
            Severity.Success);
        await table.Reload();
    }
}
