using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Sales;

/// <summary>"Target minus posted" (money R5): a refund after settlement splits what is left of the line anew and posts
/// the difference to what is posted already.</summary>
/// <remarks>
/// Splitting the refund on its own would drift: on real baskets it drives a party below zero and leaves a fully
/// refunded line with fen on it. This way a full refund lands on exactly zero. The price is that one party's
/// difference may be +1 fen although money goes back to the shopper (the Alabama paradox of largest remainders), so
/// the journal takes either sign.
/// </remarks>
public static class RefundDelta
{
    /// <summary>What to post, per party; adds up to minus <paramref name="refund"/>.</summary>
    /// <param name="netBefore">What the line is worth before this refund, all earlier refunds taken off.</param>
    /// <param name="refund">Goes back to the shopper: more than zero, at most <paramref name="netBefore"/>.</param>
    /// <param name="posted">What is posted for the line so far, over settlement and all earlier refunds.</param>
    /// <returns>The difference, or <c>refund.not_positive</c> / <c>refund.exceeds_net</c>.</returns>
    /// <exception cref="InvariantBrokenException">The posted parts don't add up to <paramref name="netBefore"/>: then
    /// the books and the line disagree already, and no difference could repair that.</exception>
    public static Outcome<PartyShares> Of(Money netBefore, Money refund, PartyShares posted, ISplit split) =>
        Fault(netBefore, refund, posted.Total) is { } fault ? fault : split.Split(netBefore - refund) - posted;

    /// <summary>As above, for a line that four weights share.</summary>
    public static Outcome<PartyAmounts> Of(Money netBefore, Money refund, PartyAmounts posted, SplitWeights weights) =>
        Fault(netBefore, refund, posted.Total) is { } fault
            ? fault
            : LineSplit.Of(netBefore - refund, weights) - posted;

    private static Refusal? Fault(Money netBefore, Money refund, Money posted)
    {
        if (refund <= Money.Zero) return new RefundNotPositive(refund);
        if (refund > netBefore) return new RefundExceedsNet(refund, netBefore);
        Invariant.Holds(posted == netBefore, "what is posted for a line adds up to its net");
        return null;
    }
}

public sealed record RefundNotPositive(Money Refund)
    : Refusal("refund.not_positive", $"退款金额是 {Refund} 元，必须大于 0，请核对");

public sealed record RefundExceedsNet(Money Refund, Money Net)
    : Refusal("refund.exceeds_net", $"退款 {Refund} 元超过这一行还剩的 {Net} 元，请核对金额或是否重复退款");
