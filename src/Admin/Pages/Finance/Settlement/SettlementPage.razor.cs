using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using SettledRow = VillageCloud.Features.Finance.Settlement.ListSettledSales.SettledRow;

namespace VillageCloud.Admin.Pages.Finance.Settlement;

public sealed partial class SettlementPage
{
    private IReadOnlyList<DataColumn<SettledRow>> columns = [];
    private DataTable<SettledRow> table = null!;
    private bool knowsParties;
    private bool busy;
    private Refusal? refusal;

    protected override void OnInitialized() => columns = ColumnsOf([]);

    private static List<DataColumn<SettledRow>> ColumnsOf(IReadOnlyList<ListParties.PartyRow> parties) =>
    [
        new(
            "时间", row => Beijing.Text(row.At), Cells.Time<SettledRow>(row => row.At), SortBy: nameof(SettledRow.At)),
        new(
            "订单号", row => row.OrderNumber, Cells.Number<SettledRow>(row => row.OrderNumber),
            SortBy: nameof(SettledRow.OrderNumber)),
        new("商品", row => row.Title, Cells.Lines<SettledRow>(row => row.Title), IsLong: true),
        new("农户", row => row.HouseholdName, SortBy: nameof(SettledRow.HouseholdName)),
        new(
            "净额", row => row.Net, Cells.Money<SettledRow>(row => row.Net), IsNumber: true,
            SortBy: nameof(SettledRow.Net), Hint: "顾客付的钱，减去已经退的；右边各方加起来就是它"),
        .. parties.Select(ColumnOf),
        new("退款单", row => row.OutRefundNo ?? "", IsHidden: true),
    ];

    private static DataColumn<SettledRow> ColumnOf(ListParties.PartyRow party)
    {
        Money Of(SettledRow row) => row.Shares.Of(party.Id);
        var title = party.Kind == PartyKind.Household ? $"归{party.Name}" : party.Name;
        return new(title, row => Of(row), Cells.Money<SettledRow>(Of), IsNumber: true);
    }

    private async Task<Outcome<Page<SettledRow>>> Load(PageQuery page, string search)
    {
        if (!knowsParties)
        {
            var parties = await Village.Run((ListParties feature) => feature.Run(CancellationToken.None));
            if (parties.Refusal is { } unknown) return unknown;
            (columns, knowsParties) = (ColumnsOf(parties.Value), true);
            StateHasChanged();
        }

        return await Village.Run((ListSettledSales feature) => feature.Run(new(page, search), CancellationToken.None));
    }

    private async Task Settle()
    {
        busy = true;
        var preview = await Village.Run((PreviewSettlement feature) => feature.Run(CancellationToken.None));
        refusal = preview.Refusal;
        busy = false;
        if (refusal is not null) return;
        if (preview.Value.Total.IsZero)
        {
            Messages.Info("没有到期的订单");
            return;
        }

        if (!await Dialogs.ConfirmMoney(ActionOf(preview.Value))) return;
        Messages.Success($"已申请结算 {preview.Value.Lines} 行，共 {preview.Value.Total} 元，请另一位同事复核");
    }

    private MoneyAction ActionOf(SettlementSum due) => new(
        "结算到期订单", $"{due.Lines} 行到期，要从待结算货款转出", due.Total, "提交复核",
        async word => (await Village.Run((RequestSettlement feature, StaffIdentity me) =>
            feature.Run(new(word.Key, me.Actor, word.Typed), CancellationToken.None))).Refusal,
        SettlementWords.Of(SettlementTold.Of(due)));
}
