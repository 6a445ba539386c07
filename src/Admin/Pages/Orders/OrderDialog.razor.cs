using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Orders;

namespace VillageCloud.Admin.Pages.Orders;

public sealed partial class OrderDialog
{
    private LoadState<OrderView> state = null!;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    private Task<Outcome<OrderView>> Load() =>
        Village.Run((GetVillageOrder feature) => feature.Run(new(Number), CancellationToken.None));

    private static bool CanRefund(OrderView order, OrderLineView line) =>
        order.Status is OrderStatus.Paid or OrderStatus.Shipped or OrderStatus.Completed
        && line.Refundable > Money.Zero;

    private async Task Refund(OrderLineView line)
    {
        var dialog = await Dialogs.ShowAsync<RefundDialog>(
            "", new DialogParameters { ["Number"] = Number, ["Line"] = line },
            new DialogOptions
            {
                BackdropClick = false, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseButton = true,
            });
        _ = await dialog.Result;
        await state.Reload();
    }
}
