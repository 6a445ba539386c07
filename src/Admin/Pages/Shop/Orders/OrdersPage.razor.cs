using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using OrderRow = VillageCloud.Features.Shop.Orders.ListVillageOrders.OrderRow;

namespace VillageCloud.Admin.Pages.Shop.Orders;

public sealed partial class OrdersPage
{
    private readonly ListFilter status =
        ListFilter.Of<OrderStatus>("status", "状态", static one => OrderWords.Of(one).Text);

    private readonly IReadOnlyList<DataColumn<OrderRow>> columns =
    [
        new(
            "订单号", row => row.Number, Cells.Number<OrderRow>(row => row.Number), SortBy: nameof(OrderRow.Number)),
        new("商品", row => row.Goods, Cells.Lines<OrderRow>(row => row.Goods), IsLong: true),
        new("收货人", row => row.Receiver, SortBy: nameof(OrderRow.Receiver)),
        new(
            "金额", row => row.Total, Cells.Money<OrderRow>(row => row.Total), IsNumber: true,
            SortBy: nameof(OrderRow.Total)),
        new("已退款", row => row.Refunded, Cells.Money<OrderRow>(row => row.Refunded), IsNumber: true, IsHidden: true),
        new("状态", row => OrderWords.Of(row).Text, Cells.Tag<OrderRow>(row => OrderWords.Of(row))),
        new(
            "下单时间", row => Beijing.Text(row.PlacedAt), Cells.Time<OrderRow>(row => row.PlacedAt),
            SortBy: nameof(OrderRow.PlacedAt)),
    ];

    private DataTable<OrderRow> table = null!;
    private RecordDrawer record = null!;

    private Task<Outcome<Page<OrderRow>>> Load(PageQuery page, string search) =>
        Village.Run((ListVillageOrders feature) =>
            feature.Run(new(page, status.As<OrderStatus>(), search), CancellationToken.None));

    private async Task Ship(OrderRow row)
    {
        var done = await Dialogs.Show<ShipDialog>(
            $"发货 {row.Number}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ShipDialog.Number)] = row.Number });
        if (done) await table.Reload();
    }
}
