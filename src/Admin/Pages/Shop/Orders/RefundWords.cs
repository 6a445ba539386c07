using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Admin.Pages.Shop.Orders;

/// <summary>What a refund means beside its amount, in the same words for who asks for it and who decides.</summary>
internal static class RefundWords
{
    /// <summary>Of what it is, for who decides.</summary>
    public static IEnumerable<PreviewLine> Of(RefundView refund, OrderView order)
    {
        if (order.Lines.FirstOrDefault(one => one.Number == refund.LineNumber) is not { } line)
            return [new("订单关闭以后的付款", order.Total), new("退款后还剩", order.Total - refund.Amount)];
        return
        [
            new("商品", null, line.Title), new("农户", null, line.HouseholdName), new("这一行实付", line.Paid),
            new("已经退过", line.Refunded), new("退款后还剩", line.Refundable), .. Of(refund),
        ];
    }

    public static IEnumerable<PreviewLine> Of(RefundView refund)
    {
        if (refund.Freight > Money.Zero) yield return new("其中运费", refund.Freight);
        if (refund.Pieces > 0) yield return new("不发货", null, $"{refund.Pieces} 件，退款到账后回到货架");
        if (refund.Effect is not { } effect) yield break;
        if (effect.ClosesOrder) yield return new("订单", null, "全部退完，退款到账后订单关闭");
        if (effect.TakenBack is { } taken)
        {
            foreach (var line in Of(taken)) yield return line;
        }
    }

    private static IEnumerable<PreviewLine> Of(TakenBack taken)
    {
        yield return new("已经清分", null, "钱已经分给各家，退款要从各家扣回");
        foreach (var (kind, party, amount) in taken.Parts.Each)
        {
            var isHousehold = kind == PartyKind.Household;
            yield return new(isHousehold ? $"从{taken.HouseholdName}家扣回" : $"{party}退出", amount);
        }

        yield return new($"村里现在欠{taken.HouseholdName}家货款", null, Owed(taken.OwedToHousehold));
        yield return new("扣回以后", null, Owed(taken.OwedAfterwards));
    }

    private static string Owed(Money owed) => owed.IsNegative ? $"家里欠村里 {-owed} 元，以后卖货时扣" : $"{owed} 元";
}
