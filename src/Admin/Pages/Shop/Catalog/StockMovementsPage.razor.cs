using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using MovementRow = VillageCloud.Features.Shop.Catalog.ListStockMovements.MovementRow;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

public sealed partial class StockMovementsPage
{
    private readonly IReadOnlyList<DataColumn<MovementRow>> columns =
    [
        new("时间", row => Beijing.Text(row.At)),
        new("原因", row => Words(row.Reason)),
        new("件数", row => row.Pieces > 0 ? $"+{row.Pieces}" : $"{row.Pieces}", IsNumber: true),
        new("单号", row => row.Document ?? "—"),
        new("经办", row => row.By ?? "—"),
        new("说明", row => row.Note ?? "—", IsLong: true),
    ];

    [Parameter]
    public long Sku { get; set; }

    private static string Words(StockReason reason) => reason switch
    {
        StockReason.Opening => "上架时的库存",
        StockReason.Sold => "顾客下单",
        StockReason.OrderClosed => "订单没有付款，退回货架",
        StockReason.Refunded => "发货前退款，退回货架",
        StockReason.Counted => "店员增减",
    };

    private Task<Outcome<Page<MovementRow>>> Load(PageQuery page, string _) => Village.Run(
        (ListStockMovements feature) => feature.Run(new(new SkuId(Sku), page), CancellationToken.None));
}
