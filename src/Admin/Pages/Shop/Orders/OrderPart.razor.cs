using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Admin.Pages.Shop.Orders;

/// <summary>All that is known of one order, and what can be done with it.</summary>
public sealed partial class OrderPart
{
    private LoadState<Opened> state = null!;
    private Refusal? refusal;
    private bool busy;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    private async Task<Outcome<Opened>> Load()
    {
        var order = await Village.Run((GetVillageOrder feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Number), CancellationToken.None));
        if (order.Refusal is { } refused) return refused;
        var course = await Village.Run((GetOrderCourse feature) =>
            feature.Run(new(Number), CancellationToken.None));
        return course.Map(steps => new Opened(order.Value, steps));
    }

    private static bool CanRefund(OrderView order, OrderLineView line) =>
        order.Status is OrderStatus.Paid or OrderStatus.Shipped or OrderStatus.Completed
        && (line.Refundable > Money.Zero || order.FreightRefundable > Money.Zero);

    private Task Ship() => Show<ShipDialog>(
        $"发货 {Number}", new(StringComparer.Ordinal) { [nameof(ShipDialog.Number)] = Number });

    private Task Refund(OrderView order, OrderLineView line) => Show<RefundDialog>(
        $"退款：{line.Title}",
        new(StringComparer.Ordinal) { [nameof(RefundDialog.Order)] = order, [nameof(RefundDialog.Line)] = line });

    private async Task ReturnLate(OrderView order)
    {
        refusal = null;
        var action = new MoneyAction(
            "退还关闭以后的付款", "退给顾客，原路返回微信", order.LateRefundable, "提交复核",
            async word => (await Village.Run((RequestLateRefund feature, StaffIdentity me) => feature.Run(
                new(word.Key, me.Actor, order.Number, word.Typed), CancellationToken.None))).Refusal,
            [new("订单", null, order.Number), new("原因", null, RequestLateRefund.Reason)]);
        if (!await Dialogs.ConfirmMoney(action)) return;
        Messages.Success("退款已申请，请另一位同事复核");
        await state.Reload();
    }

    private Task Correct(ParcelView parcel) => Show<ShipDialog>(
        $"改运单 {Number}",
        new(StringComparer.Ordinal) { [nameof(ShipDialog.Number)] = Number, [nameof(ShipDialog.Wrong)] = parcel });

    private Task Add() => Show<ShipDialog>(
        $"再加一个包裹 {Number}",
        new(StringComparer.Ordinal) { [nameof(ShipDialog.Number)] = Number, [nameof(ShipDialog.IsAnother)] = true });

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
        Messages.Success(done);
        await state.Reload();
    }

    private async Task Show<TDialog>(string title, Dictionary<string, object?> parameters)
        where TDialog : IComponent
    {
        refusal = null;
        if (await Dialogs.Show<TDialog>(title, parameters)) await state.Reload();
    }

    private sealed record Opened(OrderView Order, IReadOnlyList<OrderStep> Course);
}
