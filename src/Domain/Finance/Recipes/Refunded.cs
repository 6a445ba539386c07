using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>Money left WeChat's basic account for a shopper. Whose it was depends on how far each sale had come.
/// </summary>
public static class Refunded
{
    /// <summary>The whole payment of an order that was closed: nothing was ever anybody's.</summary>
    public static Booking Whole(Refund refund) => new(
        KeyOf(refund), $"退款 {refund.OutRefundNo}",
        [JournalLine.Debit(Account.PendingSales, refund.Amount), PaidOut(refund)]);

    /// <param name="parts">Of the goods, and of the freight where it goes back too.</param>
    public static Booking Of(Refund refund, IReadOnlyList<GivenBack> parts) => new(
        KeyOf(refund),
        parts.Any(static part => part.Delta is not null && part.Sale.Kind == SaleKind.Goods)
            ? $"结算后退款 {refund.OutRefundNo}" : $"退款 {refund.OutRefundNo}",
        [.. parts.SelectMany(LinesOf), PaidOut(refund)]);

    private static IEnumerable<JournalLine> LinesOf(GivenBack part) => part.Delta is { } delta
        ? PartyLines.Credit(part.Sale, delta)
        : [JournalLine.Debit(Account.PendingSales, part.Amount, sale: part.Sale.Id)];

    private static BusinessKey KeyOf(Refund refund) => BusinessKey.Refunded(refund.OutRefundNo);

    private static JournalLine PaidOut(Refund refund) =>
        JournalLine.Credit(Account.WeChatBasic, refund.Amount, sale: refund.SaleId);
}

/// <summary>What of one sale went back to the shopper.</summary>
/// <param name="Delta">What the parties' amounts change by: zero or less, but for a spare fen (money R5). Null when the
/// sale still waited: then less is split.</param>
public sealed record GivenBack(Sale Sale, Money Amount, PartyShares? Delta);
