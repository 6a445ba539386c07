using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Settlement;

public sealed partial class SettlementPage
{
    private readonly ListFilter state =
        ListFilter.Of<SaleState>("state", "状态", static one => SettlementWords.Of(one).Text);

    private readonly ListFilter from = new("from", "从哪天") { IsDay = true };
    private readonly ListFilter to = new("to", "到哪天") { IsDay = true };
    private readonly RecentFilter settled = new("settled", "已清分的");
    private HouseholdFilter households = null!;
    private IReadOnlyList<DataColumn<DeskSale>> columns = [];
    private DataTable<DeskSale> table = null!;
    private RecordDrawer record = null!;
    private SalesDesk? desk;
    private bool knowsParties;
    private bool busy;
    private Refusal? refusal;

    private bool IsNarrowed => from.Day is not null || to.Day is not null || households.Filter.Value.Length > 0;

    protected override void OnInitialized()
    {
        households = new(Village);
        columns = ColumnsOf([]);
    }

    private static List<DataColumn<DeskSale>> ColumnsOf(IReadOnlyList<ListParties.PartyRow> parties) =>
    [
        new(
            "时间", row => Beijing.Text(row.At), Cells.Time<DeskSale>(row => row.At), SortBy: nameof(DeskSale.At),
            Hint: "已清分的是清分时间，没清分的是售后期满的时间，还没收货的是付款时间"),
        new("状态", row => SettlementWords.Of(row).Text, Cells.Tag<DeskSale>(SettlementWords.Of)),
        new(
            "订单号", row => row.OrderNumber, Cells.Number<DeskSale>(row => row.OrderNumber),
            SortBy: nameof(DeskSale.OrderNumber)),
        new(
            "商品", row => row.Title, Cells.Lines<DeskSale>(row => row.Title), IsLong: true,
            SortBy: nameof(DeskSale.Title)),
        new("农户", row => row.HouseholdName ?? "—", SortBy: nameof(DeskSale.HouseholdName)),
        new(
            "净额", row => row.Net, Cells.Money<DeskSale>(row => row.Net), IsNumber: true,
            SortBy: nameof(DeskSale.Net), Hint: "顾客付的钱，减去已经退的；右边各方加起来就是它"),
        .. parties.Select(ColumnOf),
        new("顾客付了", row => row.Paid, Cells.Money<DeskSale>(row => row.Paid), IsNumber: true, IsHidden: true),
        new("退了", row => row.Refunded, Cells.Money<DeskSale>(row => row.Refunded), IsNumber: true, IsHidden: true),
        new("为什么暂停", row => row.Hold?.Reason ?? "", IsLong: true, IsHidden: true),
    ];

    private static DataColumn<DeskSale> ColumnOf(ListParties.PartyRow party)
    {
        Money Of(DeskSale row) => Money.Sum(row.Shares.Each
            .Where(share => share.Kind == party.Kind && share.Party == party.Name).Select(share => share.Amount));
        var title = party.Kind == PartyKind.Household ? $"归{party.Name}" : party.Name;
        return new(title, row => Of(row), Cells.Money<DeskSale>(Of), IsNumber: true);
    }

    private async Task<Outcome<Page<DeskSale>>> Load(PageQuery page, string search)
    {
        var isFirst = !knowsParties;
        if (isFirst)
        {
            var parties = await Village.Run((ListParties feature) => feature.Run(CancellationToken.None));
            if (parties.Refusal is { } unknown) return unknown;
            (columns, knowsParties) = (ColumnsOf(parties.Value), true);
        }

        var household = await households.Chosen();
        var found = await Village.Run((ListSales feature) => feature.Run(
            new(page, state.As<SaleState>(), from.Day, to.Day, household, search, settled.IsRecent),
            CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        (desk, settled.LeavesOut) = (found.Value, found.Value.LeavesOut);
        // The list draws itself; what the page tells it changes only here.
        if (isFirst || desk.Page.Total == 0) StateHasChanged();
        return desk.Page;
    }

    private int? CountOf(string key) => desk is null ? null
        : Enum.TryParse<SaleState>(key, out var one) ? desk.ByState.GetValueOrDefault(one)?.Sales ?? 0
        : desk.ByState.Values.Sum(static sums => sums.Sales);

    private Task Open(DeskSale row) => record.Open($"{row.OrderNumber}-{row.Item}");

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
