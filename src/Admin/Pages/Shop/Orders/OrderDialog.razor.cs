using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Admin.Pages.Shop.Orders;

public sealed partial class OrderDialog
{
    private LoadState<OrderView> state = null!;
    private Refusal? refusal;
    private bool busy;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    private Task<Outcome<OrderView>> Load() =>
        Village.Run((GetVillageOrder feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Number), CancellationToken.None));

    private static bool CanRefund(OrderView order, OrderLineView line) =>
        order.Status is OrderStatus.Paid or OrderStatus.Shipped or OrderStatus.Completed
        && (line.Refundable > Money.Zero || order.FreightRefundable > Money.Zero);

    private Task Refund(OrderView order, OrderLineView line) => Show<RefundDialog>(
        new() { ["Order"] = order, ["Line"] = line });

    private Task Correct(ParcelView parcel) => Show<ShipDialog>(new() { ["Number"] = Number, ["Wrong"] = parcel });

    private Task Add() => Show<ShipDialog>(new() { ["Number"] = Number, ["IsAnother"] = true });

    private Task Finish() => Do(
        "已记下：全部寄出",
        () => Village.Run((FinishShipment feature, StaffIdentity me) =>
            feature.Run(new(IdempotencyKey.New(), me.Actor, Number), CancellationToken.None)));

    private Task TellAgain() => Do(
        "正在重新上传，过一会儿再打开看结果",
        () => Village.Run((TellWeChatAgain feature, StaffIdentity me) =>
            feature.Run(new(IdempotencyKey.New(), me.Actor, Number), CancellationToken.None)));

    private async Task Do(string done, Func<Task<Outcome<ShipmentView>>> act)
    {
        if (busy) return;
        busy = true;
        refusal = (await act()).Refusal;
        busy = false;
        if (refusal is not null) return;
        Snackbar.Add(done, Severity.Success);
        await state.Reload();
    }

    private async Task Show<TDialog>(DialogParameters parameters)
        where TDialog : IComponent
    {
        refusal = null;
        var dialog = await Dialogs.ShowAsync<TDialog>(
            "", parameters,
            new DialogOptions
            {
                BackdropClick = false, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseButton = true,
            });
        _ = await dialog.Result;
        await state.Reload();
    }
}
