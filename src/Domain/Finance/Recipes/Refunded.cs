using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>Money left WeChat's basic account for a shopper. Whose it was depends on how far the sale had come.
/// </summary>
public static class Refunded
{
    /// <summary>The whole payment of an order that was closed: nothing was ever anybody's.</summary>
    public static Booking Whole(Refund refund) => new(
        KeyOf(refund), $"退款 {refund.OutRefundNo}",
        [JournalLine.Debit(Account.PendingSales, refund.Amount), PaidOut(refund)]);

    /// <summary>It still waited, so less is split.</summary>
    /// <param name="freightIsSettled">Then the freight is the platform's, and the platform gives it back.</param>
    public static Booking BeforeSettlement(Refund refund, Sold sold, bool freightIsSettled) => new(
        KeyOf(refund), $"退款 {refund.OutRefundNo}",
        [
            JournalLine.Debit(Account.PendingSales, refund.Parts.Goods, orderLine: sold.Line),
            Freight(refund, freightIsSettled), PaidOut(refund),
        ]);

    /// <summary>Each party gives back target minus posted, to the fen; a difference may be +1 (money R5).</summary>
    /// <param name="delta">What the parties' amounts change by: zero or less, but for a spare fen.</param>
    public static Booking AfterSettlement(
        Refund refund, Sold sold, PartyShares delta, bool freightIsSettled) => new(
        KeyOf(refund), $"结算后退款 {refund.OutRefundNo}",
        [.. sold.Gives(delta), Freight(refund, freightIsSettled), PaidOut(refund)]);

    private static BusinessKey KeyOf(Refund refund) => BusinessKey.Refunded(refund.OutRefundNo);

    private static JournalLine Freight(Refund refund, bool isSettled) =>
        JournalLine.Debit(isSettled ? Account.PlatformIncome : Account.PendingSales, refund.Freight);

    private static JournalLine PaidOut(Refund refund) =>
        JournalLine.Credit(Account.WeChatBasic, refund.Amount, orderLine: refund.LineId);
}
