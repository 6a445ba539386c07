using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.Privacy;

/// <summary>注销 (个人信息保护法 art. 47): who bought is forgotten. What was bought and paid is kept, as the law asks
/// (电子商务法 art. 31), and its address goes with its period.</summary>
public sealed class EraseMe(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public async Task<Outcome> Run(Command command, CancellationToken ct) => (await work.Do<ShopperId>(
        async () =>
        {
            var shopper = await db.Shoppers.SingleAsync(one => one.Id == command.Id, ct);
            if (await RefuseNow(shopper.Id, shopper.OpenId, ct) is { } refusal) return refusal;
            _ = await db.Orders.Where(one => one.ShopperId == shopper.Id && one.PaidAt == null).WithoutAddress(ct);
            _ = await db.MessageConsents.Where(one => one.ShopperId == shopper.Id).ExecuteDeleteAsync(ct);
            _ = await db.Sessions.Where(one => one.ShopperId == shopper.Id).ExecuteDeleteAsync(ct);
            var links = await db.PhoneLinks.Where(one => one.OpenId == shopper.OpenId).ToListAsync(ct);
            foreach (var link in links) link.Forget();
            shopper.Erase(clock.GetUtcNow());
            return shopper.Id;
        },
        ct)).WithoutValue();

    private async Task<Refusal?> RefuseNow(ShopperId id, string openId, CancellationToken ct)
    {
        if (await db.HouseholdPeople.AnyAsync(one => one.OpenId == openId, ct)) return new MemberStays();
        var open = await db.Orders.Where(one => one.ShopperId == id
                && (one.Status == OrderStatus.AwaitingPayment || one.Status == OrderStatus.Paid
                    || one.Status == OrderStatus.Shipped
                    || db.Refunds.Any(refund => refund.OrderId == one.Id && refund.Status != RefundStatus.Declined
                        && refund.Status != RefundStatus.Succeeded && refund.Status != RefundStatus.Closed)))
            .OrderBy(one => one.Id).Select(one => one.Number).FirstOrDefaultAsync(ct);
        return open is null ? null : new OrdersOpen(open);
    }

    public sealed record Command(ShopperId Id);
}

public sealed record OrdersOpen(string Number)
    : Refusal("privacy.orders_open", $"订单 {Number} 还没有办完，等收到货、退款到账以后再注销")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>By this openid the household is paid.</summary>
public sealed record MemberStays()
    : Refusal("privacy.member", "您在村里的农户名册上，货款和分红要付到这个微信；要注销，请先联系村合作社换收款人")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
