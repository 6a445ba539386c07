using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using OrderRow = VillageCloud.Features.Shop.Orders.ListVillageOrders.OrderRow;

namespace VillageCloud.Admin.Pages.Shop.Orders;

public sealed partial class OrdersPage
{
    private IReadOnlyList<DataColumn<OrderRow>> columns = [];
    private DataTable<OrderRow> table = null!;
    private OrderStatus? status;

    protected override void OnInitialized() => columns =
    [
        new("订单号", row => row.Number, SortBy: nameof(OrderRow.Number)),
        new("商品", row => row.Goods, IsLong: true),
        new("收货人", row => row.Receiver, SortBy: nameof(OrderRow.Receiver)),
        new(
            "金额", row => row.Total, Cells.Money<OrderRow>(row => row.Total), IsNumber: true,
            SortBy: nameof(OrderRow.Total)),
        new("已退款", row => row.Refunded, Cells.Money<OrderRow>(row => row.Refunded), IsNumber: true, IsHidden: true),
        new("状态", row => OrderWords.Of(row).Text, Cells.Tag<OrderRow>(row => OrderWords.Of(row))),
        new("下单时间", row => Beijing.Text(row.PlacedAt), SortBy: nameof(OrderRow.PlacedAt)),
    ];

    /// <summary>Of the address: only orders in this state.</summary>
    [SupplyParameterFromQuery(Name = "status")]
    private string? StatusAsked { get; set; }

    /// <summary>Of the address: the order that an alarm is about, opened at once.</summary>
    [SupplyParameterFromQuery(Name = "number")]
    private string? NumberAsked { get; set; }

    protected override void OnParametersSet()
    {
        if (Enum.TryParse<OrderStatus>(StatusAsked, ignoreCase: true, out var asked) && Enum.IsDefined(asked))
            status = asked;
    }

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender && NumberAsked is { Length: > 0 } number
            ? Show<OrderDialog>(number, MaxWidth.Medium)
            : Task.CompletedTask;

    private Task<Outcome<Page<OrderRow>>> Load(PageQuery page, string search) =>
        Village.Run((ListVillageOrders feature) => feature.Run(new(page, status, search), CancellationToken.None));

    private Task Open(OrderRow row) => Show<OrderDialog>(row.Number, MaxWidth.Medium);

    private Task Ship(OrderRow row) => Show<ShipDialog>(row.Number, MaxWidth.ExtraSmall);

    private async Task Show<TDialog>(string number, MaxWidth width)
        where TDialog : IComponent
    {
        var dialog = await Dialogs.ShowAsync<TDialog>(
            "", new DialogParameters { ["Number"] = number },
            new DialogOptions
            {
                BackdropClick = false, MaxWidth = width, FullWidth = true, CloseButton = true,
            });
        _ = await dialog.Result;
        await table.Reload();
    }
}
