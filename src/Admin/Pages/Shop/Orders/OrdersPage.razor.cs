using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using OrderRow = VillageCloud.Features.Shop.Orders.ListVillageOrders.OrderRow;

namespace VillageCloud.Admin.Pages.Shop.Orders;

public sealed partial class OrdersPage
{
    private readonly ListFilter status = new("status", "状态")
    {
        Choices =
        [
            ("", "全部"),
            .. Enum.GetValues<OrderStatus>().Select(static one => (one.ToString(), OrderWords.Of(one).Text)),
            (nameof(RefundMark.Open), "退款没完"), (nameof(RefundMark.Any), "有退款"),
        ],
    };

    private readonly ListFilter from = new("from", "从哪天") { IsDay = true };
    private readonly ListFilter to = new("to", "到哪天") { IsDay = true };
    private readonly RecentFilter finished = new("finished", "办完的订单");
    private HouseholdFilter households = null!;
    private OrderCounts? counts;

    private readonly IReadOnlyList<DataColumn<OrderRow>> columns =
    [
        new(
            "订单号", row => row.Number, Cells.Number<OrderRow>(row => row.Number), SortBy: nameof(OrderRow.Number)),
        new("商品", row => row.Goods, Cells.Lines<OrderRow>(row => row.Goods), IsLong: true),
        new(
            "农户", row => string.Join("、", row.Households),
            Cells.Lines<OrderRow>(row => string.Join("、", row.Households)), IsHidden: true),
        new("收货人", row => row.Receiver, SortBy: nameof(OrderRow.Receiver)),
        new(
            "金额", row => row.Total, Cells.Money<OrderRow>(row => row.Total), IsNumber: true,
            SortBy: nameof(OrderRow.Total)),
        new("已退款", row => row.Refunded, Cells.Money<OrderRow>(row => row.Refunded), IsNumber: true, IsHidden: true),
        new("状态", OrderWords.StateOf, OrderWords.StateCell),
        new("退款", row => OrderWords.Of(row.Refund)?.Text ?? "", IsHidden: true),
        new("快递单号", row => row.TrackingNo ?? "", IsHidden: true),
        new(
            "下单时间", row => Beijing.Text(row.PlacedAt), Cells.Time<OrderRow>(row => row.PlacedAt),
            SortBy: nameof(OrderRow.PlacedAt)),
    ];

    private DataTable<OrderRow> table = null!;
    private RecordDrawer record = null!;

    private string EmptyWord => from.Day is null && to.Day is null && status.Value.Length == 0
        && households.Filter.Value.Length == 0 ? "还没有订单" : "没有符合条件的记录，换个条件试试";

    protected override void OnInitialized() => households = new(Village);

    private async Task<Outcome<Page<OrderRow>>> Load(PageQuery page, string search)
    {
        var household = await households.Chosen();
        var found = await Village.Run((ListVillageOrders feature, StaffIdentity me) => feature.Run(
            new(
                page, status.As<OrderStatus>(), search, status.As<RefundMark>(), from.Day, to.Day, household, me.Actor,
                finished.IsRecent),
            CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        (counts, finished.LeavesOut) = (found.Value.Counts, found.Value.LeavesOut);
        // The list draws itself; only what is said of an empty one is the page's.
        if (found.Value.Page.Total == 0) StateHasChanged();
        return found.Value.Page;
    }

    private int? CountOf(string key) => key switch
    {
        "" => counts?.All,
        nameof(OrderStatus.AwaitingPayment) => counts?.AwaitingPayment,
        nameof(OrderStatus.Paid) => counts?.Paid,
        nameof(OrderStatus.Shipped) => counts?.Shipped,
        nameof(OrderStatus.Completed) => counts?.Completed,
        nameof(OrderStatus.Closed) => counts?.Closed,
        nameof(RefundMark.Open) => counts?.Refunding,
        _ => counts?.Refunded,
    };

    private async Task Ship(OrderRow row)
    {
        var done = await Dialogs.Show<ShipDialog>(
            $"发货 {row.Number}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ShipDialog.Number)] = row.Number });
        if (done) await table.Reload();
    }
}
