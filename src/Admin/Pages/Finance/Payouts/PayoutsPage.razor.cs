using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

public sealed partial class PayoutsPage
{
    // ?show=failed is where the workbench leads.
    private readonly ListFilter range = new("show", "范围")
    {
        Choices =
        [
            (nameof(BatchesShown.Drafted), "等复核"), (nameof(BatchesShown.Open), "办理中"),
            (nameof(BatchesShown.Failed), "有失败"), (nameof(BatchesShown.Done), "办完"), ("", "全部"),
        ],
    };

    private IReadOnlyList<DataColumn<BatchSummary>> columns = [];
    private DataTable<BatchSummary> table = null!;
    private LoadState<GetTransferFunds.View> funds = null!;
    private RecordDrawer record = null!;
    private IReadOnlyDictionary<BatchesShown, int>? counts;

    private BatchesShown Shown => range.As<BatchesShown>() ?? BatchesShown.All;

    private string EmptyWord => Shown switch
    {
        BatchesShown.Failed => "没有等着重新付的批次",
        BatchesShown.Drafted => "没有等着复核的批次",
        BatchesShown.Open => "没有正在办的批次",
        BatchesShown.Done => "还没有办完的批次",
        _ => "还没有付款批次",
    };

    protected override void OnInitialized()
    {
        columns =
        [
            new("批次号", row => row.Number, SortBy: nameof(BatchSummary.Number)),
            new(
                "状态", row => PayoutWords.Of(row).Text, Cells.Tag<BatchSummary>(PayoutWords.Of),
                SortBy: nameof(BatchSummary.Status)),
            new(
                "合计", row => row.Total, Cells.Money<BatchSummary>(row => row.Total), IsNumber: true,
                SortBy: nameof(BatchSummary.Total)),
            new("笔数", row => row.Payouts, IsNumber: true),
            new("到账", row => row.Succeeded, IsNumber: true),
            new("在途", row => row.Open, IsNumber: true, Hint: "已经提交、还不知道结果的笔数"),
            new("未成", row => row.Failed, IsNumber: true, Hint: "没有付成的笔数，钱已退回村里账上"),
            new("未成金额", row => row.FailedAmount, Cells.Money<BatchSummary>(row => row.FailedAmount), IsNumber: true),
            new("已并入", row => row.Replaced, IsNumber: true, IsHidden: true),
            new("制单人", row => row.DraftedByName, IsHidden: true, Hint: "新建这一批的人，不能自己复核"),
            new(
                "制单时间", row => Beijing.Text(row.DraftedAt), Cells.Time<BatchSummary>(row => row.DraftedAt),
                SortBy: nameof(BatchSummary.DraftedAt)),
            new("复核或作废", row => row.DecidedByName ?? "", IsHidden: true),
            new("驳回原因", row => row.DeclineReason ?? "", IsLong: true, IsHidden: true),
        ];
    }

    private Task<Outcome<Page<BatchSummary>>> Load(PageQuery page, string search) =>
        Village.Run(async (ListBatches feature) =>
        {
            var found = await feature.Run(new(page, Shown, search), CancellationToken.None);
            if (!found.IsRefused) counts = await feature.Count(search, CancellationToken.None);
            return found;
        });

    private int? CountOf(string key) =>
        counts?.GetValueOrDefault(Enum.TryParse<BatchesShown>(key, out var one) ? one : BatchesShown.All);

    private Task<Outcome<GetTransferFunds.View>> LoadFunds() =>
        Village.Look((GetTransferFunds feature) => feature.Run(CancellationToken.None));

    private static IReadOnlyList<(string Name, Money Amount)> FiguresOf(GetTransferFunds.View money) =>
    [
        ("账面余额", money.Balance), ("已提交、还没到账", money.UnderWay), ("还可以付", money.Free),
        ("待复核的批次要付", money.Drafted),
    ];

    private async Task TopUp()
    {
        if (!await Dialogs.Show<TopUpDialog>("登记充值")) return;
        Messages.Success("充值已登记，请另一位同事复核");
        await Refresh();
    }

    private Task Open(string number) => record.Open(number);

    private async Task Refresh()
    {
        await table.Reload();
        await funds.Reload();
    }
}
