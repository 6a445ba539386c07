using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Admin.Pages.Shop.Orders;

/// <summary>What to give back and why; then the same refund, tried and rolled back, is shown, its amount typed, and a
/// second person asked to look.</summary>
public sealed partial class RefundDialog
{
    private string amount = "";
    private string pieces = "";
    private string reason = "";
    private bool withFreight;

    [Parameter, EditorRequired]
    public OrderView Order { get; set; } = null!;

    [Parameter, EditorRequired]
    public OrderLineView Line { get; set; } = null!;

    private bool IsUnshipped => Order.Status == OrderStatus.Paid;

    private async Task Next()
    {
        if (Busy) return;
        Refusal = Read(out var wish);
        if (Refusal is not null) return;
        RefundView? tried = null;
        var isReady = await Ask(async () =>
        {
            var preview = await Village.Run((PreviewRefund feature, StaffIdentity me) => feature.Run(
                new(me.Actor, Order.Number, Line.Number, wish.Goods, reason.Trim(), wish.Pieces, wish.WithFreight),
                CancellationToken.None));
            if (!preview.IsRefused) tried = preview.Value;
            return preview.Refusal;
        });
        if (!isReady || !await Dialogs.ConfirmMoney(ActionOf(tried!, wish))) return;
        Messages.Success("退款已申请，请另一位同事复核");
        await Dialog.Done();
    }

    private Refusal? Read(out RefundWish wish)
    {
        wish = new(Money.Zero);
        var goods = Money.Zero;
        // Only the freight may go back, too: then nothing is typed.
        if (!(withFreight && amount.Trim().Length == 0) && !AmountField.TryRead(amount, out goods))
            return new AmountUnreadable();
        int? count = null;
        if (pieces.Trim() is { Length: > 0 } typed)
        {
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
                return new RefundPiecesInvalid(Line.PiecesLeft);
            count = read;
        }

        wish = new(goods, count, withFreight);
        return null;
    }

    private MoneyAction ActionOf(RefundView refund, RefundWish wish) => new(
        "核对退款", "退给顾客，原路返回微信", refund.Amount, "提交复核",
        async word => (await Village.Run((RequestRefund feature, StaffIdentity me) => feature.Run(
            new(
                word.Key, me.Actor, Order.Number, Line.Number, wish.Goods, refund.Reason, wish.Pieces, wish.WithFreight,
                word.Typed), CancellationToken.None))).Refusal,
        [
            new("订单", null, Order.Number), new("商品", null, Line.Title), new("农户", null, Line.HouseholdName),
            new("这一行实付", Line.Paid), new("退款后还剩", Line.Refundable - wish.Goods),
            .. RefundWords.Of(refund), new("原因", null, refund.Reason),
        ]);
}
